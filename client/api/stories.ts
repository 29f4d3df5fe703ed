/** What is said, filed and known about cells. */
import type { CellHistoryView, CellStoryView, CommentView, EvidenceView, FigureBefore, ReadersView, TalkView } from '../../server/wire/story.ts'
import { asking, at, call, request, send } from './door.ts'

/** About which cells anything is said or filed. */
export const getTalk = (plan: string): Promise<TalkView> => call('GET', at('plans', plan, 'stories'))
/** All about a cell; with `period` null about the indicator. */
export const getStory = (plan: string, indicator: string, period: string | null): Promise<CellStoryView> =>
  call('GET', asking(at('plans', plan, 'stories', indicator), { period }))
export const getCellHistory = (plan: string, indicator: string, period: string, before: string): Promise<CellHistoryView> =>
  call('GET', asking(at('plans', plan, 'stories', indicator, 'history'), { period, before }))
export const getFiguresBefore = (plan: string, indicator: string, period: string): Promise<readonly FigureBefore[]> =>
  call('GET', asking(at('plans', plan, 'stories', indicator, 'before'), { period }))
export interface CommentRequest {
  readonly text: string
  readonly mentions: readonly string[]
}
/** @param place.id the same id sent again is the same comment. */
export const addComment = (
  plan: string,
  place: { readonly id: string; readonly indicator: string; readonly period: string | null },
  comment: CommentRequest,
): Promise<CommentView> => call('POST', at('plans', plan, 'comments'), { ...place, ...comment })
export const changeComment = (plan: string, id: string, comment: CommentRequest): Promise<CommentView> =>
  call('PATCH', at('plans', plan, 'comments', id), comment)
export const removeComment = (plan: string, id: string): Promise<CommentView> => call('DELETE', at('plans', plan, 'comments', id))
/** People who can be named in a comment. */
export const getReaders = (plan: string): Promise<ReadersView> => call('GET', at('plans', plan, 'comments', 'people'))
/** Files a document beside a cell, as it is. */
export const addFile = async (plan: string, indicator: string, period: string | null, file: File): Promise<EvidenceView> => {
  const response = await request('POST', asking(at('plans', plan, 'evidence'), { indicator, period, name: file.name }), file)
  return (await response.json()) as EvidenceView
}
export const removeFile = (plan: string, id: string): Promise<void> => send('DELETE', at('plans', plan, 'evidence', id))
export const fileAddress = (plan: string, id: string): string => at('plans', plan, 'evidence', id)
