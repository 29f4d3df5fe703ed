/**
 * `npm run dev`: the developer's loop. Server and jobs run from the sources and start anew when one of them changes; the client is served by
 * Vite with hot reload; mail goes into a folder; the clock can be set on the page 运行. All under `data/dev`; `--fresh` begins again.
 */
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'
import { settableClock } from '../server/clock.ts'
import { ConfigError, readConfig } from '../server/config.ts'
import { fail } from '../jobs/command-line.ts'
import { startProduct, stopOnSignal } from '../jobs/product.ts'
import { prepare } from './prepare.ts'

const directory = 'data/dev'

try {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false }, empty: { type: 'boolean', default: false } } })
  if (values.fresh) rmSync(directory, { recursive: true, force: true })
  const asked = readConfig()
  if (asked.port === 0) throw new ConfigError(["PORT: the developer's page needs a port of its own"])
  const own = readConfig({ ...process.env, PORT: '0', DATA_DIR: directory, DATABASE_URL: '', SMTP_URL: '', PUBLIC_URL: asked.publicUrl, LOG_LEVEL: 'info' })
  const product = await startProduct({
    config: own,
    clock: settableClock(asked.clockStart),
    pages: null,
    prepare: async (ctx) => {
      const { administrator, demonstrationPassword } = await prepare(ctx, values)
      if (administrator !== null) console.log(`${administrator.email}   ${administrator.password}`)
      if (demonstrationPassword !== null) console.log(`password of the demonstration accounts: ${demonstrationPassword}`)
    },
  })
  const target = `http://127.0.0.1:${product.port}`
  const vite = await createServer({
    configFile: 'client/vite.config.ts',
    // Read as it is: a copy beside it would look like a change of the sources and start everything anew.
    configLoader: 'native',
    server: { host: asked.host, port: asked.port, strictPort: true, proxy: { '^/api/': target, '^/healthz': target } },
  })
  await vite.listen()
  stopOnSignal(async () => {
    await vite.close()
    await product.stop()
  })
  console.log(`序时 Xushi   ${asked.publicUrl}`)
} catch (error) {
  fail(error)
}
