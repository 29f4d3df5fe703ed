/** Who may do what: one policy for grid, API, workbook, mail and error texts. Pure. */
import type { DepartmentRole, Id, Role } from '../../db/schema.ts'

/** Whom a decision is about: a person as stored, with the departments that he stands for. */
export interface Actor {
  readonly id: Id
  readonly role: Role
  readonly active: boolean
  /** Departments the person fills in for, those below them in the tree included. */
  readonly writes: ReadonlySet<Id>
}

/** Roles of a department that fill in its figures. */
const filling: ReadonlySet<DepartmentRole> = new Set(['reporter', 'reviewer', 'signer'])
export const fillsIn = (role: DepartmentRole): boolean => filling.has(role)

const is = (actor: Actor, ...roles: readonly Role[]): boolean => actor.active && roles.includes(actor.role)

/** Plans are set up, targets and baselines entered, and evaluation started by the plan office. */
export const mayManagePlans = (actor: Actor): boolean => is(actor, 'administrator', 'plan-office')
/** The calendar of legal workdays counts for every plan. */
export const mayKeepCalendar = (actor: Actor): boolean => is(actor, 'administrator', 'plan-office')
export const mayManagePeople = (actor: Actor): boolean => is(actor, 'administrator')
export const mayRunJobs = (actor: Actor): boolean => is(actor, 'administrator', 'plan-office')
export const mayReadAllMail = (actor: Actor): boolean => is(actor, 'administrator', 'plan-office', 'supervisor')

/** Nobody is told of an indicator for a while: where the supervising side says so. */
export const mayMute = (actor: Actor): boolean => is(actor, 'administrator', 'plan-office', 'supervisor')
/** Everybody says when he is away; the plan office says it for whoever has not. */
export const mayEnterAbsence = (actor: Actor, person: Id): boolean => (actor.active && actor.id === person) || mayManagePlans(actor)

/** Orders are issued, papers signed, and cases closed by the supervising side alone. */
export const maySupervise = (actor: Actor): boolean => is(actor, 'supervisor')
/** A talk or a case that is raised concerns who was named in it; a letter and a bulletin are no secret. */
export const mayReadPaper = (actor: Actor, paper: { readonly signed: boolean; readonly open: boolean; readonly department: Id | null }): boolean => {
  if (maySupervise(actor)) return true
  if (!paper.signed || !actor.active) return false
  return paper.open || is(actor, 'leader') || (paper.department !== null && actor.writes.has(paper.department))
}

/** Every plan is open to everybody who can sign in: the sheet, and what is said about it. */
export const mayReadPlans = (actor: Pick<Actor, 'active'>): boolean => actor.active
/** A comment is its writer's; what must not stand there the plan office takes away. */
export const mayChangeComment = (actor: Actor, writer: Id): boolean => actor.active && actor.id === writer
export const mayRemoveComment = (actor: Actor, writer: Id): boolean => mayChangeComment(actor, writer) || mayManagePlans(actor)

/**
 * Figures are entered by those who fill in for a department that leads or answers for the indicator, and by the plan office.
 *
 * @param departments lead and responsible departments of the indicator, collective names already resolved to their members.
 */
export const mayWriteFigures = (actor: Actor, departments: Iterable<Id>): boolean => {
  if (mayManagePlans(actor)) return true
  if (!is(actor, 'reporter')) return false
  for (const department of departments) if (actor.writes.has(department)) return true
  return false
}

/**
 * Nodes of a path are filed by those who fill in for a department that leads the indicator; when that is too late is a rule of the path.
 *
 * @param leads collective names already resolved to their members.
 */
export const mayFilePath = (actor: Actor, leads: Iterable<Id>): boolean => mayManagePlans(actor) || mayWriteFigures(actor, leads)
