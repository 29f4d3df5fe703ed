/**
 * Whom a part means: people of the lead departments, of offices, of the leading group; who stands in for whom; and where nobody is there, that the
 * plan office hears why. No matter goes unheard, and nobody hears it twice. Pure.
 */
import type { Audience, DepartmentRole, Id, Role } from '../../db/schema.ts'

export interface Member {
  readonly personId: Id
  readonly departmentId: Id
  readonly role: DepartmentRole
}

/** People who take mail: those who have left are not among them. */
export interface Crew {
  readonly byDepartment: ReadonlyMap<Id, readonly Member[]>
  readonly byRole: ReadonlyMap<Role, readonly Id[]>
  /** Of the leading groups of the plan. */
  readonly leadingGroup: readonly Id[]
  /** Who is away on the day of the message, and who stands in for him, where somebody does. */
  readonly away: ReadonlyMap<Id, Id | null>
  /** Everybody who takes mail. */
  readonly here: ReadonlySet<Id>
}

/** A lead department: itself, or what its collective name stands for; empty where nobody has said. */
export interface Lead {
  readonly departmentId: Id
  readonly members: readonly Id[]
}

export interface Listener {
  readonly personId: Id
  readonly departmentId: Id | null
  readonly audience: Audience | 'heard' | 'office'
  readonly standsInFor: Id | null
  /** The part that is lacking is told instead of the matter's own kind. */
  readonly isInstead: boolean
}

interface Meant {
  readonly personId: Id
  readonly departmentId: Id | null
  readonly audience: Audience
}
/** A part that nobody has. */
interface Lacking {
  readonly departmentId: Id | null
  readonly audience: Audience
}

const partOf: Readonly<Partial<Record<Audience, DepartmentRole>>> = {
  reporter: 'reporter',
  reviewer: 'reviewer',
  signer: 'signer',
  head: 'head',
  leader: 'leader',
}
/** Where nobody is entered who fills in, the next part up does. */
const filling: readonly DepartmentRole[] = ['reporter', 'reviewer', 'signer', 'head']
const roleOf: Readonly<Partial<Record<Audience, Role>>> = { supervisor: 'supervisor', 'plan-office': 'plan-office' }

const meantBy = (audience: Audience, leads: readonly Lead[], crew: Crew): { readonly meant: readonly Meant[]; readonly lacking: readonly Lacking[] } => {
  const part = partOf[audience]
  const role = roleOf[audience]
  if (part === undefined) {
    const people = role === undefined ? crew.leadingGroup : (crew.byRole.get(role) ?? [])
    const meant = people.map((personId) => ({ personId, departmentId: null, audience }))
    return { meant, lacking: meant.length > 0 ? [] : [{ departmentId: null, audience }] }
  }
  if (leads.length === 0) return { meant: [], lacking: [{ departmentId: null, audience }] }
  const parts = part === 'reporter' ? filling : [part]
  const found = leads.map(({ departmentId, members }) => {
    const people = [departmentId, ...members].flatMap((id) => crew.byDepartment.get(id) ?? [])
    const first = parts.find((each) => people.some(({ role: own }) => own === each))
    const meant = people.filter(({ role: own }) => own === first)
    return { departmentId, meant: meant.map((member) => ({ personId: member.personId, departmentId: member.departmentId, audience: member.role })) }
  })
  return {
    meant: found.flatMap(({ meant }) => meant),
    lacking: found.flatMap(({ departmentId, meant }) => (meant.length > 0 ? [] : [{ departmentId, audience }])),
  }
}

/** Who stands in for somebody who is away, through others who are away too; `null` where that leads to nobody. */
const standInOf = (personId: Id, { away, here }: Crew): Id | null => {
  const seen = new Set([personId])
  for (let next = away.get(personId) ?? null; next !== null; next = away.get(next) ?? null) {
    if (seen.has(next) || !here.has(next)) return null
    if (!away.has(next)) return next
    seen.add(next)
  }
  return null
}

/** People of the plan office who are there; where all are away, all; where it has nobody, the administrators. */
const officeOf = (crew: Crew): readonly Id[] => {
  const office = crew.byRole.get('plan-office') ?? []
  const there = office.flatMap((id) => (crew.away.has(id) ? (standInOf(id, crew) ?? []) : id))
  return there.length > 0 ? there : office.length > 0 ? office : (crew.byRole.get('administrator') ?? [])
}

/**
 * Who hears of a matter, each once.
 *
 * 1. Those of the parts; for one who is away his stand-in, said so; where there is none the plan office.
 * 2. For a part that a lead department has nobody for, or where nobody leads: the plan office, instead, with department and part as the reason.
 */
export const listeners = (audiences: readonly Audience[], leads: readonly Lead[], crew: Crew): readonly Listener[] => {
  const found = audiences.map((audience) => meantBy(audience, leads, crew))
  const told = new Map<Id, Listener>()
  const tell = (listener: Listener): void => {
    if (!told.has(listener.personId)) told.set(listener.personId, listener)
  }
  const office = officeOf(crew)
  const meant = found.flatMap((each) => each.meant)
  for (const each of meant) if (!crew.away.has(each.personId)) tell({ ...each, standsInFor: null, isInstead: false })
  for (const each of meant) {
    if (!crew.away.has(each.personId)) continue
    const standIn = standInOf(each.personId, crew)
    if (standIn !== null) tell({ ...each, personId: standIn, standsInFor: each.personId, isInstead: false })
    else for (const personId of office) tell({ ...each, personId, audience: 'office', standsInFor: each.personId, isInstead: false })
  }
  for (const each of found.flatMap(({ lacking }) => lacking)) for (const personId of office) tell({ ...each, personId, standsInFor: null, isInstead: true })
  return [...told.values()]
}

/** People who heard of the red hear of the green: those who are still there, nobody for them. */
export const thoseWhoHeard = (heard: readonly Id[], { here }: Crew): readonly Listener[] =>
  [...new Set(heard)]
    .filter((personId) => here.has(personId))
    .map((personId) => ({ personId, departmentId: null, audience: 'heard', standsInFor: null, isInstead: false }))
