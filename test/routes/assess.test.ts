/** The judge's own door: documented as it answers, for whoever is signed in. */
import { expect, it } from 'vitest'
import { assessAnswer } from '../../server/routes/assess.answer.ts'
import type { AssessAnswer } from '../../server/wire/assess.ts'
import { openHouse, planCode, readSheet } from '../support/house.ts'
import { corpus } from '../rules/judge/corpus.ts'
import { request } from '../rules/judge/ask.ts'

it('answers in the shape of its document, for every outcome of every measure and for a whole plan', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  for (const { question } of corpus) {
    const { status, body } = await office.ask<AssessAnswer>('POST', '/api/assess', request(question))
    expect(status).toBe(200)
    expect(assessAnswer.safeParse(body).error?.issues ?? []).toEqual([])
  }
  for (const id of (await readSheet(office)).rows.id) {
    const facts = (await office.ask<object>('GET', `/api/plans/${planCode}/indicators/${id}/facts`)).body
    const { body } = await office.ask<AssessAnswer>('POST', '/api/assess', facts)
    expect(assessAnswer.safeParse(body).error?.issues ?? []).toEqual([])
  }
})

it('is in the OpenAPI document with what it takes and gives', async () => {
  await using house = await openHouse()
  const { body } = await house.stranger.ask<{ paths: Record<string, { post: { requestBody: object; responses: Record<string, object> } }> }>(
    'GET',
    '/api/openapi.json',
  )
  const door = JSON.stringify(body.paths['/api/assess']?.post)
  for (const word of ['mean-growth', 'documentNumber', 'knownFrom', 'not_enough_data', 'monthsBehind', 'brokenPeriods', 'thresholds'])
    expect(door).toContain(word)
})

it('is closed to a stranger, and open to who only reads', async () => {
  await using house = await openHouse()
  const facts = request(corpus[0]!.question)
  expect((await house.stranger.ask('POST', '/api/assess', facts)).status).toBe(401)
  expect((await (await house.as('observer')).ask('POST', '/api/assess', facts)).status).toBe(200)
})
