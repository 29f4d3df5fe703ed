/** `npm start`: fills a new installation, serves, runs the jobs, and says where and how to sign in. `--empty` leaves the demonstration out. */
import { parseArgs } from 'node:util'
import { machineClock, settableClock } from '../server/clock.ts'
import { readConfig } from '../server/config.ts'
import { fail } from '../jobs/command-line.ts'
import { startProduct, stopOnSignal } from '../jobs/product.ts'
import type { Prepared } from './prepare.ts'
import { prepare } from './prepare.ts'

const say = (line: string): void => console.log(line)

try {
  const { values } = parseArgs({ options: { empty: { type: 'boolean', default: false } } })
  const config = readConfig()
  const clock = config.clockStart === null ? machineClock : settableClock(config.clockStart)
  const prepared = Promise.withResolvers<Prepared>()
  const product = await startProduct({
    config,
    clock,
    pages: 'dist/client',
    prepare: async (ctx) => prepared.resolve(await prepare(ctx, values)),
  })
  stopOnSignal(product.stop)
  const { administrator, demonstrationPassword } = await prepared.promise
  say('')
  say(`  序时 Xushi   ${config.port === 0 ? `http://${config.host}:${product.port}` : config.publicUrl}`)
  if (demonstrationPassword !== null) {
    say('  演示数据已载入，数值均为虚构。在登录页点选任一演示账号即可进入。')
    say(`  Demonstration data, all figures made up. Choose an account on the sign-in page; password of all: ${demonstrationPassword}`)
  }
  if (administrator !== null) {
    say('  已建立管理员账号，密码只显示这一次 / Administrator, the password is shown only now:')
    say(`    ${administrator.email}   ${administrator.password}`)
  }
  say(
    config.smtpUrl === null
      ? '  未设 SMTP_URL：邮件存为文件，可在页面“邮件”中查看 / mail goes into files, see “Mails”.'
      : '  邮件经 SMTP 发送 / mail leaves by SMTP.',
  )
  say('')
} catch (error) {
  fail(error)
}
