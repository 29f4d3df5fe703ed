/** Listens, and stops gently: what was begun is finished, live streams end, and nobody waits for long. */
import type { AddressInfo } from 'node:net'
import { serve as listen } from '@hono/node-server'
import type { Server } from 'node:http'
import type { App } from './app.ts'
import type { Context } from './context.ts'

/** A browser that sends nothing for this long has gone. */
const headersSeconds = 20
const requestSeconds = 60
const goodbyeMilliseconds = 5000
const sweepMilliseconds = 50

export interface Serving {
  readonly port: number
  readonly stop: () => Promise<void>
}

/** @throws the listener's error, for example EADDRINUSE. */
export const serve = (app: App, ctx: Context): Promise<Serving> =>
  new Promise((resolve, reject) => {
    const { host, port } = ctx.config
    const server = listen({ fetch: app.fetch, hostname: host, port }) as Server
    server.headersTimeout = headersSeconds * 1000
    server.requestTimeout = requestSeconds * 1000
    server.once('error', reject)
    server.once('listening', () => resolve({ port: (server.address() as AddressInfo).port, stop: () => stop(server, ctx) }))
  })

const stop = (server: Server, ctx: Context): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), goodbyeMilliseconds)
    // A connection falls idle when its answer is through, which for live streams is a moment from now.
    const sweep = setInterval(() => server.closeIdleConnections(), sweepMilliseconds)
    server.close(() => {
      clearTimeout(force)
      clearInterval(sweep)
      resolve()
    })
    ctx.live.close()
  })
