/**
 * Makes the machine ready, and says so only where it takes time. Runs before anything is installed: plain JavaScript,
 * Node's own modules, Node 20 and up. The scripts after it run on the Node that package.json pins.
 *
 *     node install.mjs             installs the packages of package-lock.json, unless they are there
 *     node install.mjs --build     … and builds client and server into dist/, unless built from these very files
 *     node install.mjs --chromium  … and sees to Chromium and LibreOffice, which some tests drive
 *
 * What was done is remembered where it goes away with the thing itself: the hash of the lock file in
 * `node_modules/.xushi-lock`, the hash of all paths, sizes and times of sources in `dist/.built`.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))
const at = (...parts) => join(root, ...parts)
const say = (text) => console.log(`install: ${text}`)
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null)
const hash = (text) => createHash('sha256').update(text).digest('hex')

function stop(text) {
  console.error(`install: ${text}`)
  process.exit(1)
}

/** Whether node_modules holds just what the lock file asks for: by npm's own note of the last install. */
function holdsAll(lock) {
  const note = read(at('node_modules', '.package-lock.json'))
  if (note === null) return false
  const wanted = JSON.parse(lock).packages
  const found = JSON.parse(note).packages
  const missing = Object.keys(wanted).filter((path) => path !== '' && !wanted[path].optional && !found[path])
  return missing.length === 0 && Object.keys(found).every((path) => found[path].version === wanted[path]?.version)
}

function installPackages() {
  const lock = readFileSync(at('package-lock.json'), 'utf8')
  const mark = at('node_modules', '.xushi-lock')
  if (read(mark) === hash(lock)) return
  if (!holdsAll(lock)) {
    say('npm ci, the packages of package-lock.json')
    // npm removes node_modules: it must not run on the Node inside.
    const path = process.env.PATH.split(delimiter).filter((folder) => !folder.startsWith(at('node_modules')))
    const env = { ...process.env, PATH: path.join(delimiter) }
    const done = spawnSync('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--include=dev'], { cwd: root, env, stdio: 'inherit' })
    if (done.status !== 0) stop('npm ci failed')
    writeFileSync(mark, hash(lock))
  }
}

/** Path, size and time of every file a build can depend on. */
function sourcesOfBuild() {
  const lines = []
  const add = (path) => {
    const { size, mtimeMs } = statSync(at(path))
    lines.push(`${path} ${size} ${mtimeMs}`)
  }
  for (const folder of ['client', 'server', 'db', 'jobs', 'seeds']) {
    for (const entry of readdirSync(at(folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) add(join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    }
  }
  for (const file of ['package-lock.json', 'tsconfig.json', 'install.mjs']) add(file)
  return hash(lines.join('\n'))
}

/** Runs Vite on the pinned Node; only warnings and errors are heard. */
function vite(config) {
  const args = [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', config, '--logLevel', 'warn']
  const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' }
  const child = spawn(at('node_modules', '.bin', 'node'), args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (words += text))
  return new Promise((settle) => child.on('close', (code) => settle({ config, code, words })))
}

/** What begins each part of the product, and how it is built. */
const configOf = { 'client/index.html': 'client/vite.config.ts', 'seeds/start.ts': 'server/vite.config.ts' }

async function build() {
  const mark = at('dist', '.built')
  const sources = sourcesOfBuild()
  if (read(mark) === sources) return
  say('building client and server into dist/')
  rmSync(mark, { force: true })
  const configs = Object.entries(configOf).flatMap(([entry, config]) => (existsSync(at(entry)) ? [config] : []))
  for (const { config, code, words } of await Promise.all(configs.map(vite))) {
    if (words) process.stderr.write(words)
    if (code !== 0) stop(`vite build --config ${config} failed`)
  }
  mkdirSync(at('dist'), { recursive: true })
  writeFileSync(mark, sources)
}

function onPath(name) {
  for (const folder of process.env.PATH.split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      // Not in this folder.
    }
  }
  return false
}

function seeToPrograms() {
  const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const packages = []
  if (!process.env.CHROMIUM && !browsers.some(onPath)) packages.push('chromium', 'fonts-wqy-microhei')
  if (!['soffice', 'libreoffice'].some(onPath)) packages.push('libreoffice-calc')
  if (packages.length === 0) return
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    stop(`some tests need programs that are not here; Debian's packages are: ${packages.join(' ')} (a browser elsewhere: CHROMIUM=/path/to/it)`)
  }
  say(`apt-get install ${packages.join(' ')}, which some tests drive`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quietly = (...args) => spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  quietly('update')
  const done = quietly('install', '-y', '--no-install-recommends', ...packages)
  if (done.status !== 0) stop(`apt-get install failed:\n${done.stdout}${done.stderr}`)
}

installPackages()
if (process.argv.includes('--build')) await build()
if (process.argv.includes('--chromium')) seeToPrograms()
