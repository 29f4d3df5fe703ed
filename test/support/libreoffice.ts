/** LibreOffice Calc, which opens our workbooks as a stranger does. `install.mjs --chromium` sees to it. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const limitMilliseconds = 90_000

/** @throws Error if the PATH leads to none: the test is never skipped in silence. */
const findOffice = (): string => {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = ['soffice', 'libreoffice'].flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
  if (!found) throw new Error('LibreOffice not found: run node install.mjs --chromium, or install libreoffice-calc')
  return found
}

/** Lets LibreOffice read an .xlsx file and write it in other formats, for example `fods` and `pdf`. */
export const convert = async <Format extends string>(bytes: Uint8Array, ...formats: readonly Format[]): Promise<Readonly<Record<Format, Buffer>>> => {
  const folder = await mkdtemp(join(tmpdir(), 'office-'))
  try {
    await writeFile(join(folder, 'book.xlsx'), bytes)
    const written: [Format, Buffer][] = []
    for (const format of formats) {
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
      await run(findOffice(), [profile, '--headless', '--convert-to', format, '--outdir', folder, join(folder, 'book.xlsx')], { timeout: limitMilliseconds })
      written.push([format, await readFile(join(folder, `book.${format}`))])
    }
    return Object.fromEntries(written) as Record<Format, Buffer>
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
