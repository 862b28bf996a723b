import { paths } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import classes from './visit.module.css'
import { historiesInHome } from './visit-people'

/** Each family's are written in its own record. */
const familiesToAsk = (
  { household, groupHouseholds }: VisitSheet,
  notAsked: readonly { readonly id: string }[],
) =>
  [...(household ? [household] : []), ...groupHouseholds].filter(({ parent, infants }) =>
    [parent, ...infants].some(({ id }) => notAsked.some((person) => person.id === id)),
  )

/** The allergies of everyone in the home, seen on every stage. "Not asked" is not "none". */
export function AllergyNotice({ sheet }: { readonly sheet: VisitSheet }) {
  const people = historiesInHome(sheet)
  const allergic = people.filter((person) => person.allergies.length > 0)
  const notAsked = people.filter((person) => person.history === 'notAsked')
  return (
    <div className={classes.notices}>
      {allergic.length > 0 && (
        <Notice meaning="stop" title="Allergies">
          <ul className={classes.allergies}>
            {allergic.map((person) => (
              <li key={person.id}>
                <PersonName name={person.calledName} strong />
                <span>{person.allergies.map((one) => one.substance).join(', ')}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {notAsked.length > 0 && (
        <div className={classes.notAsked}>
          <Status meaning="attention">Allergies not asked yet</Status>
          {notAsked.map((person) => (
            <PersonName key={person.id} name={person.calledName} />
          ))}
          {familiesToAsk(sheet, notAsked).map(({ parent }) => (
            <LinkButton
              key={parent.id}
              to={paths.editClient}
              params={{ clientId: parent.id }}
              variant="subtle"
              size="compact-md"
            >
              {sheet.groupHouseholds.length > 0
                ? `Write them down: ${fullName(parent.name) || 'a family without a name'}`
                : 'Write them down'}
            </LinkButton>
          ))}
        </div>
      )}
      {people.length > 0 && allergic.length === 0 && notAsked.length === 0 && (
        <Status meaning="done" plain>
          {sheet.groupHouseholds.length > 0
            ? 'No known allergies in this group'
            : 'No known allergies in this home'}
        </Status>
      )}
    </div>
  )
}
