/** What concerns who is signed in, and nobody else. */
import { Hono } from 'hono'
import { z } from 'zod'
import { optionalMails } from '../../db/schema.ts'
import { mailSettingsView, setMailSettings } from '../actions/mail-settings.ts'
import { mattersView } from '../actions/read-matters.ts'
import { owedView } from '../actions/read-owed.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { json, languageFor, told } from './door.ts'

export const meRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/owed', told('me', 'Cells that the person owes in all watched plans, the most urgent first'), async (request) =>
      request.json(await owedView(ctx, request.var.actor, languageFor(request))),
    )
    .get('/matters', told('me', 'What waits for the person beside figures: red lights without a word, orders, papers to sign'), async (request) =>
      request.json(await mattersView(ctx, request.var.actor, languageFor(request))),
    )
    .get('/mail-settings', told('me', 'What mails the person gets, and which of them can be switched off'), async (request) =>
      request.json(await mailSettingsView(ctx, request.var.actor, languageFor(request))),
    )
    .put(
      '/mail-settings',
      told('me', 'Switches off what is optional'),
      json(z.strictObject({ without: z.array(z.enum(optionalMails)).max(10) })),
      async (request) => {
        await setMailSettings(ctx, request.var.actor, request.req.valid('json').without)
        return request.json(await mailSettingsView(ctx, request.var.actor, languageFor(request)))
      },
    )
