/** Accounts and departments. */
import type { DepartmentView, PersonView } from '../../server/wire/people.ts'
import { at, call } from './door.ts'

export type PersonRequest = Pick<PersonView, 'name' | 'email' | 'title' | 'role' | 'language'> & {
  readonly departments: readonly Pick<PersonView['departments'][number], 'id' | 'role'>[]
}
export const getPeople = (): Promise<readonly PersonView[]> => call('GET', '/api/people')
export const addPerson = (person: PersonRequest): Promise<{ readonly person: PersonView; readonly password: string }> => call('POST', '/api/people', person)
export const changePerson = (id: string, change: Partial<PersonRequest> & { readonly active?: boolean }): Promise<PersonView> =>
  call('PATCH', at('people', id), change)
export const resetPassword = (id: string): Promise<{ readonly password: string }> => call('POST', at('people', id, 'password'))
export const getDepartments = (): Promise<readonly DepartmentView[]> => call('GET', '/api/departments')
