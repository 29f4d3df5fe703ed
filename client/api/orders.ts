/** Orders of supervision, their evidence, and the papers that wait for a signature. */
import type {
  OrderActView,
  OrderState,
  OrderStory,
  OrdersView,
  PaperContent,
  PaperKind,
  PaperStory,
  PaperView,
  PracticeView,
} from '../../server/wire/orders.ts'
import type { EvidenceView } from '../../server/wire/story.ts'
import { asking, at, call, request } from './door.ts'

export const getOrders = (plan: string): Promise<OrdersView> => call('GET', at('plans', plan, 'orders'))
export const getOrder = (plan: string, id: string): Promise<OrderStory> => call('GET', at('plans', plan, 'orders', id))
export const getPractice = (plan: string): Promise<readonly PracticeView[]> => call('GET', at('plans', plan, 'orders', 'practice'))

export interface NewOrder {
  readonly title: string
  readonly demand: string
  readonly basis: string
  readonly department: string
  readonly limitWorkdays: number
}
export const issueOrder = (plan: string, order: NewOrder): Promise<OrderStory> => call('POST', at('plans', plan, 'orders'), order)

export interface OrderTurnRequest {
  readonly act: OrderActView['act']
  readonly seen: OrderState
  readonly note: string
  readonly limitOn: string | null
  readonly steps: { readonly analysedOn: string | null; readonly measuresOn: string | null; readonly solvedOn: string | null }
  readonly evidence: readonly string[]
  readonly review: NonNullable<OrderStory['review']> | null
}
export const turnOrder = (plan: string, id: string, turn: OrderTurnRequest): Promise<OrderStory> => call('POST', at('plans', plan, 'orders', id, 'turns'), turn)

/** Files a document with an order, as it is. */
export const addOrderFile = async (plan: string, order: string, file: File): Promise<EvidenceView> => {
  const response = await request('POST', asking(at('plans', plan, 'evidence'), { order, name: file.name }), file)
  return (await response.json()) as EvidenceView
}

export const getPapers = (plan: string): Promise<readonly PaperView[]> => call('GET', at('plans', plan, 'papers'))
export const getPaper = (plan: string, id: string): Promise<PaperStory> => call('GET', at('plans', plan, 'papers', id))
export const draftPapers = (plan: string, kind: PaperKind, warnings: readonly string[]): Promise<readonly string[]> =>
  call('POST', at('plans', plan, 'papers'), { kind, warnings })
export type PaperText = Omit<PaperContent, 'items' | 'limitOn'> & { readonly title: string }
/** @param seen when the paper changed last, as it was shown. */
export const changePaper = (plan: string, id: string, seen: string, text: PaperText): Promise<PaperStory> =>
  call('PATCH', at('plans', plan, 'papers', id), { seen, ...text })
export const refreshPaper = (plan: string, id: string, seen: string): Promise<PaperStory> => call('POST', at('plans', plan, 'papers', id, 'refresh'), { seen })
export const signPaper = (plan: string, id: string, seen: string, despite: boolean): Promise<PaperStory> =>
  call('POST', at('plans', plan, 'papers', id, 'sign'), { seen, despite })
export const discardPaper = (plan: string, id: string, seen: string, reason: string): Promise<PaperStory> =>
  call('POST', at('plans', plan, 'papers', id, 'discard'), { seen, reason })
export const paperAddress = (plan: string, id: string): string => at('plans', plan, 'papers', id, 'file')
