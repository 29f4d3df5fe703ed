/** The pulse that others listen to: as long as all work is on time, the address of the settings is asked once a minute. Silence tells the rest. */
import { callOutside } from '../channels/outside.ts'
import type { Context } from '../context.ts'
import { lateJobs } from './read-jobs.ts'

export const beat = async (ctx: Context): Promise<void> => {
  const { heartbeatUrl, outsideHosts } = ctx.config
  if (heartbeatUrl === null) return
  try {
    const late = await lateJobs(ctx)
    if (late.length > 0) return
    const { status } = await callOutside('GET', heartbeatUrl, { allowed: outsideHosts })
    if (status >= 400) ctx.log.warn({ status }, 'heartbeat not taken')
  } catch (error) {
    ctx.log.warn({ err: error }, 'heartbeat not taken')
  }
}
