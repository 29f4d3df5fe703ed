/**
 * Settings, checked once at the start. All from the environment and `.env`; a secret may come
 * from a file named by `<NAME>_FILE`. Wrong settings are all told at once, by name, and stop the start.
 */
import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

const secretNames = ['DATABASE_URL', 'SMTP_URL', 'AUTH_SECRET', 'DKIM_KEY', 'BOUNCE_TOKEN', 'HEARTBEAT_URL'] as const

const url = (protocols: readonly string[]) =>
  z.string().refine(
    (text) => {
      const parsed = URL.parse(text)
      return parsed !== null && protocols.includes(parsed.protocol)
    },
    { error: `must be a URL starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}` },
  )

const domainName = /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9-]{1,63})+$/

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .refine((text) => /^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(text), { error: 'must start with sqlite: or postgres://' })
    .optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>,;:"\r\n]+@[^\s@<>,;:"\r\n]+\.[^\s@<>,;:"\r\n]+$/, { error: 'must be a mail address' })
    .default('xushi@localhost.localdomain'),
  /** Asked once a minute while all work is on time: whoever watches there notices when it is not. */
  HEARTBEAT_URL: url(['http:', 'https:']).optional(),
  /** Hosts that robots, webhooks and the heartbeat may reach though they are private or without TLS. */
  OUTSIDE_HOSTS: z
    .string()
    .regex(/^[A-Za-z0-9.:_, -]*$/, { error: 'must be names or addresses of hosts, with commas between' })
    .optional(),
  /** Signs mail: domain and selector as they stand in the DNS, and the private key (PEM). All three or none. */
  DKIM_DOMAIN: z.string().regex(domainName, { error: 'must be a domain' }).optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,63}$/, { error: 'must be a name of a selector' })
    .optional(),
  DKIM_KEY: z
    .string()
    .regex(/^-----BEGIN [A-Z ]*PRIVATE KEY-----/, { error: 'must be a private key (PEM)' })
    .optional(),
  /** What a mail server shows that reports mail which came back. */
  BOUNCE_TOKEN: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  PUBLIC_URL: url(['http:', 'https:']).optional(),
  AUTH_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  /** Room for evidence files, for each plan. */
  EVIDENCE_MB: z.coerce.number().int().min(0).max(1_000_000).default(200),
  /** Development: an instant at which the clock starts, and may then be set from the page. */
  CLOCK: z.iso.datetime({ error: 'must be an instant such as 2026-10-31T01:00:00Z' }).optional(),
})

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDirectory: string
  readonly databaseUrl: string
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly dkim: { readonly domain: string; readonly selector: string; readonly key: string } | null
  readonly bounceToken: string | null
  readonly heartbeatUrl: string | null
  readonly outsideHosts: ReadonlySet<string>
  /** Where people reach the page; links in mails start with it. */
  readonly publicUrl: string
  readonly authSecret: string | null
  readonly logLevel: z.infer<typeof schema>['LOG_LEVEL']
  /** Megabytes of evidence files that each plan may keep. */
  readonly evidenceMegabytes: number
  readonly clockStart: string | null
}

/** Settings that cannot be: one line for each. */
export class ConfigError extends Error {
  readonly lines: readonly string[]
  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'ConfigError'
    this.lines = lines
  }
}

const withSecrets = (environment: NodeJS.ProcessEnv): Record<string, string | undefined> => {
  const read = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  for (const name of secretNames) {
    const file = read[`${name}_FILE`]
    if (file === undefined) continue
    if (read[name] !== undefined) throw new ConfigError([`${name} and ${name}_FILE are both set; set one of them`])
    try {
      read[name] = readFileSync(file, 'utf8').trim()
    } catch (error) {
      throw new ConfigError([`${name}_FILE: cannot read ${file} (${(error as NodeJS.ErrnoException).code ?? 'error'})`])
    }
  }
  return read
}

/** Whether a host is reached from this machine only. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

/** The environment, with what `.env` in the working directory adds to it. */
const withEnvFile = (): NodeJS.ProcessEnv => {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

const dkimOf = ({ DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY: key }: z.infer<typeof schema>): Config['dkim'] => {
  if (domain !== undefined && selector !== undefined && key !== undefined) return { domain, selector, key }
  if (domain === undefined && selector === undefined && key === undefined) return null
  throw new ConfigError(['DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY belong together; set all three or none'])
}

/** @throws ConfigError naming every setting that is wrong. Values of secrets are never repeated. */
export const readConfig = (environment: NodeJS.ProcessEnv = withEnvFile()): Config => {
  const parsed = schema.safeParse(withSecrets(environment))
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
  const settings = parsed.data
  const dataDirectory = resolve(settings.DATA_DIR)
  const shownHost = settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST
  return Object.freeze({
    port: settings.PORT,
    host: settings.HOST,
    dataDirectory,
    databaseUrl: settings.DATABASE_URL ?? `sqlite:${resolve(dataDirectory, 'xushi.db')}`,
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM,
    dkim: dkimOf(settings),
    bounceToken: settings.BOUNCE_TOKEN ?? null,
    heartbeatUrl: settings.HEARTBEAT_URL ?? null,
    outsideHosts: new Set(
      (settings.OUTSIDE_HOSTS ?? '')
        .split(',')
        .map((host) => host.trim())
        .filter((host) => host !== ''),
    ),
    publicUrl: (settings.PUBLIC_URL ?? `http://${shownHost}:${settings.PORT}`).replace(/\/+$/, ''),
    authSecret: settings.AUTH_SECRET ?? null,
    logLevel: settings.LOG_LEVEL,
    evidenceMegabytes: settings.EVIDENCE_MB,
    clockStart: settings.CLOCK ?? null,
  })
}
