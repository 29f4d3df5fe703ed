/** Saved ways to look at a sheet. */
import type { SavedView, ViewContent, ViewsView } from '../../server/wire/views.ts'
import { at, call } from './door.ts'

export interface GivenView {
  readonly name: string
  readonly shared: boolean
  readonly content: ViewContent
}
export const getViews = (plan: string): Promise<ViewsView> => call('GET', at('plans', plan, 'views'))
export const addView = (plan: string, view: GivenView): Promise<ViewsView & { readonly id: string }> => call('POST', at('plans', plan, 'views'), view)
export const saveView = (plan: string, { id, at: seen }: Pick<SavedView, 'id' | 'at'>, view: GivenView): Promise<ViewsView> =>
  call('PUT', at('plans', plan, 'views', id), { ...view, seen })
export const deleteView = (plan: string, id: string): Promise<ViewsView> => call('DELETE', at('plans', plan, 'views', id))
