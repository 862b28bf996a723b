import { fullName } from '#renderer/data/queries/client-directory'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { type AllergyStanding, allergyStanding } from '#shared/domain/clients/allergy-standing'
import { allergenWords, severityWords } from '#shared/domain/clients/words'
import type { Allergy, Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import classes from './clients.module.css'

interface AllergyNoticeProps {
  readonly people: readonly Client[]
  readonly charts: ReadonlyMap<string, Chart>
}

/** What parent and babies react to. Who was not asked is named: that is never the same as "none". */
export function AllergyNotice({ people, charts }: AllergyNoticeProps) {
  const named = people.map((person) => ({
    person,
    standing: allergyStanding(person.id, charts.get(person.id)),
  }))
  const some = named.filter(({ standing }) => standing.history === 'some')
  const notAsked = named.filter(({ standing }) => standing.history === 'notAsked')
  const none = named.filter(({ standing }) => standing.history === 'none')
  if (some.length === 0 && notAsked.length === 0) {
    return (
      <p className={classes.glance}>
        <Status meaning="done">No known allergies</Status>{' '}
        <span className={classes.faint}>
          {people.length > 1 ? 'asked for everyone in the family' : 'asked'}
        </span>
      </p>
    )
  }
  const who = notAsked.length === people.length ? 'Nobody was asked yet' : 'Not asked yet'
  return (
    <div className={classes.glance}>
      <Notice
        meaning={some.length > 0 ? 'stop' : 'attention'}
        title={some.length > 0 ? 'Allergies' : 'Allergies not asked'}
      >
        <ul className={classes.plainList}>
          {some.map(({ person, standing }) => (
            <li key={person.id}>
              <Name person={person} />: <Substances standing={standing} />
            </li>
          ))}
          {notAsked.length > 0 && (
            <li>
              {who}
              {notAsked.length < people.length || people.length > 1 ? ': ' : ''}
              {(notAsked.length < people.length || people.length > 1) && <Names list={notAsked} />}
            </li>
          )}
          {none.length > 0 && (
            <li>
              None known: <Names list={none} />
            </li>
          )}
        </ul>
      </Notice>
    </div>
  )
}

const Name = ({ person }: { readonly person: Client }) => (
  <PersonName
    name={person.name.preferred || person.name.given || fullName(person.name)}
    wrap
    strong
    fallback={person.kind === 'infant' ? 'Baby' : 'Parent'}
  />
)

const Names = ({ list }: { readonly list: readonly { readonly person: Client }[] }) =>
  list.map(({ person }, index) => (
    <span key={person.id}>
      {index > 0 && ', '}
      <Name person={person} />
    </span>
  ))

function Substances({ standing }: { readonly standing: AllergyStanding }) {
  // "Tree nuts" is one thing to a family, though it is kept as one row a nut.
  const bySubstance = Map.groupBy(standing.allergies, (row) => row.substance.toLowerCase())
  return [...bySubstance.values()].map((rows, index) => {
    const [first] = rows
    const details = more(rows)
    return (
      <span key={first?.id}>
        {index > 0 && '; '}
        <bdi>{first?.substance}</bdi>
        {details && ` (${details})`}
      </span>
    )
  })
}

function more(rows: readonly Allergy[]): string {
  const words = rows.flatMap(({ allergenClass, severity, reaction, substance }) => {
    const known = allergenWords[allergenClass].toLowerCase()
    const said = allergenClass === 'other' || substance.toLowerCase().includes(known.slice(0, 5))
    return [
      said ? '' : known,
      severity === 'unknown' ? '' : severityWords[severity].toLowerCase(),
      reaction,
    ]
  })
  return [...new Set(words)].filter(Boolean).join(', ')
}
