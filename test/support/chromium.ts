/** Debian's Chromium, driven by playwright-core, which brings no browser of its own. `install.mjs --chromium` sees to it. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * The first two are Chromium's own list under its address bar, which nobody sees here: drawing it beforehand costs each new window most of a second of
 * a core, and benchmarks their meaning. Of this switch Chromium takes the last, so what Playwright leaves out by it stands here again.
 */
const leftOut = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
]

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${leftOut.join(',')}`,
]

/** @throws Error if neither `CHROMIUM` nor the PATH leads to one: a browser test is never skipped in silence. */
const findChromium = (): string => {
  const given = process.env.CHROMIUM
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = given ?? names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
  if (!found || !existsSync(found)) throw new Error(`Chromium not found (${given ?? names.join(', ')}): run node install.mjs --chromium, or set CHROMIUM`)
  return found
}

/** Starts a browser; the caller closes it, for example by `await using`. */
export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: findChromium(), args: quiet })

/** A browser that keeps what it has in a folder, as a person's does. The caller closes it, or ends its process. */
export const launchProfile = (folder: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { executablePath: findChromium(), args: quiet, viewport: { width: 1440, height: 900 } })
