/** Mail into a folder: where no mail server is set, each message becomes an `.eml` file that the page can show. */
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Channel } from './channel.ts'
import { ChannelError } from './channel.ts'
import { composed } from './email.ts'

const fileName = (messageId: string): string => `${messageId.replace(/[^\w.-]/g, '_')}.eml`

/** @param directory is made where it is missing. A message that is sent again replaces its own file. */
export const folder = (directory: string): Channel => ({
  name: 'folder',
  send: async (message) => {
    const content = await composed(message)
    const name = fileName(message.messageId)
    try {
      await mkdir(directory, { recursive: true })
      const unfinished = join(directory, `.${name}.part`)
      const file = await open(unfinished, 'w')
      try {
        await file.writeFile(content)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, join(directory, name))
    } catch (error) {
      throw new ChannelError(`write ${name} into ${directory}: ${(error as Error).message}`, false, 'way', { cause: error })
    }
    return name
  },
  close: () => {},
})
