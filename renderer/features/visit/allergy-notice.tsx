import { paths } from '#renderer/app/paths'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import classes from './visit.module.css'
import { historiesInHome } from './visit-people'

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
          <LinkButton
            to={paths.editClient}
            params={{ clientId: sheet.visit.clientId }}
            variant="subtle"
            size="compact-md"
          >
            Write them down
          </LinkButton>
        </div>
      )}
      {people.length > 0 && allergic.length === 0 && notAsked.length === 0 && (
        <Status meaning="done" plain>
          No known allergies in this home
        </Status>
      )}
    </div>
  )
}
