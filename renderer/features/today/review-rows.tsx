import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import { reviewsFor } from '#renderer/data/queries/note-reviews'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Row } from '#renderer/ui/page/rows'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { inOrder, type ReviewRecord } from '#shared/domain/caseload/note-reviews'
import { dayWords, nearDayWords } from '#shared/domain/schedule/time-words'
import { dayOf, daysBetween } from '#shared/domain/time/calendar-day'

/** Comments on notes that wait for the person at this laptop: to answer, or an answer to read. */
export function useReviewsWaiting() {
  const { staffId } = useSession()
  const live = useLive(reviewsFor, staffId)
  return { live, ...(live.value ?? { waiting: [], people: new Map() }) }
}

type Waiting = Omit<ReturnType<typeof useReviewsWaiting>, 'live'>

export function ReviewRows(props: Waiting & { readonly clock: PracticeClock }) {
  const { waiting, people, clock } = props
  const { staffId } = useSession()
  const navigate = useNavigate()
  const when = ({ review }: ReviewRecord) => {
    const day = dayOf(inOrder(review).at(-1)?.at ?? clock.now, clock.timeZone)
    const near = Math.abs(daysBetween(day, clock.today)) < 2
    return near ? nearDayWords(day, clock.today) : dayWords(day, clock.today)
  }
  return waiting.map((record) => {
    const person = people.get(record.clientId)
    const mine = record.review.authorId === staffId
    return (
      <Row
        key={record.id}
        title={<PersonName name={person ? fullName(person.name) : ''} fallback="Baby" />}
        detail={`${mine ? 'Said about your note' : 'Answered'} ${when(record)}`}
        trailing={
          <Status meaning="waiting" plain>
            {mine ? 'Comment to answer' : 'Answer to read'}
          </Status>
        }
        onOpen={() => void navigate({ to: paths.visit, params: { visitId: record.visitId } })}
      />
    )
  })
}
