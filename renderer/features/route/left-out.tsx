import { paths } from '#renderer/app/paths'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import type { RoutePlan, RouteProblem } from '#shared/domain/route/problem'
import { failingWords, relaxationWords, type Saying } from '#shared/domain/route/words'
import type { Visit } from '#shared/schema/visit'
import classes from './route.module.css'
import { useSearch } from './use-search'

interface LeftOutProps {
  readonly problem: RouteProblem
  readonly plan: RoutePlan
  readonly saying: Saying
  readonly visits: readonly Visit[]
}

/** Every visit without a place in the plan: the first reason for each therapist, and the smallest change that fits. */
export function LeftOut({ problem, plan, saying, visits }: LeftOutProps) {
  const search = useSearch(plan.unassigned.length > 0 ? { kind: 'leftOut', problem, plan } : null)
  if (plan.unassigned.length === 0) return null
  const why = search.status === 'found' ? search.value : []
  return (
    <section aria-labelledby="left-out">
      <h2 id="left-out" className={classes.part}>
        Not in the plan
      </h2>
      <ul className={classes.list}>
        {plan.unassigned.map((visitId) => {
          const one = why.find((reason) => reason.visitId === visitId)
          const visit = visits.find(({ id }) => id === visitId)
          const hasNoPlace = one?.reasons[0]?.reason.kind === 'noPlace'
          return (
            <li key={visitId}>
              <span className={classes.line}>
                <Status meaning="attention" plain>
                  <PersonName name={saying.clientOf(visitId)} wrap />
                </Status>
                {visit && (
                  <LinkButton
                    to={hasNoPlace ? paths.editClient : paths.book}
                    params={hasNoPlace ? { clientId: visit.clientId } : {}}
                    search={hasNoPlace ? {} : { visitId }}
                    variant="subtle"
                    size="compact-md"
                  >
                    {hasNoPlace ? 'Put the home on the map' : 'Move the visit'}
                  </LinkButton>
                )}
              </span>
              {!one && <span className={classes.quiet}>Looking for the reason…</span>}
              {hasNoPlace ? (
                <span className={classes.quiet}>The home is not on the map yet.</span>
              ) : (
                one?.reasons.map(({ therapistId, reason }) => (
                  <span key={therapistId} className={classes.quiet}>
                    {failingWords(therapistId, reason, saying)}
                  </span>
                ))
              )}
              {one?.relaxationSought && !hasNoPlace && (
                <span>{relaxationWords(one.relaxation, saying)}</span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
