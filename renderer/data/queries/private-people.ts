import { combineLatest, map, type Observable } from 'rxjs'
import { type NameCover, nameCover, type PrivatePerson } from '#shared/domain/privacy/name-cover'
import type { Client } from '#shared/schema/client'
import type { Store } from '../store/store'
import { follow } from './follow'
import { allProviders, allStaff } from './practice'
import { watch } from './records'

/** What hides every client of the store, told anew when somebody comes, goes or is renamed. */
export const nameCoverOf = (store: Store): Observable<NameCover> =>
  combineLatest([privatePeople(store), namesThatStay(store)]).pipe(
    map(([people, known]) => nameCover(people, known)),
  )

function privatePeople(store: Store): Observable<readonly PrivatePerson[]> {
  const byId = new Map<string, PrivatePerson>()
  return follow(store, 'clients').pipe(
    map(({ put, gone }) => {
      for (const client of put) byId.set(client.id, privatePerson(client))
      for (const id of gone) byId.delete(id)
      return [...byId.values()]
    }),
  )
}

const namesThatStay = (store: Store): Observable<readonly string[]> =>
  combineLatest([allStaff(store), allProviders(store), watch(store, 'catalog')]).pipe(
    map(([staff, providers, catalog]) => [
      ...staff.map(({ name }) => name),
      ...providers.flatMap(({ name, organisation }) => [name, organisation]),
      ...catalog.map(({ name }) => name),
    ]),
  )

const privatePerson = ({ id, kind, parentId, createdAt, name, contact, home }: Client) => ({
  ...{ id, kind, parentId, createdAt },
  ...{ given: name.given, family: name.family, preferred: name.preferred },
  phones: [contact?.phone ?? '', contact?.emergencyPhone ?? ''],
  emails: [contact?.email ?? ''],
  street: home?.address.street ?? '',
  gateCode: home?.access.gateCode ?? '',
  emergencyName: contact?.emergencyName ?? '',
})
