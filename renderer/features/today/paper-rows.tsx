import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { allStaff } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { type Live, useLive } from '#renderer/data/use-live'
import { Row } from '#renderer/ui/page/rows'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { standingWords } from '#shared/domain/practice/papers'
import { type PaperTask, papersToRenew } from '#shared/domain/tasks/papers'
import type { Day } from '#shared/domain/time/calendar-day'

/** Licenses, insurance and certificates that end soon or have; of the whole practice for an owner. */
export function usePapersToRenew(today: Day): {
  readonly live: Live<unknown>
  readonly tasks: readonly PaperTask[]
} {
  const { staffId } = useSession()
  const live = useLive(allStaff)
  return { live, tasks: live.value ? papersToRenew(staffId, live.value, today) : [] }
}

export function PaperRows({ tasks }: { readonly tasks: readonly PaperTask[] }) {
  const navigate = useNavigate()
  const open = () => navigate({ to: paths.settingsSection, params: { section: 'licences' } })
  return tasks.map(({ paper, standing, of }) => (
    <Row
      key={`${paper.staffId} ${paper.kind} ${paper.id}`}
      title={<PersonName name={paper.name} fallback="License" />}
      detail={[of, standingWords(standing)].filter(Boolean).join(' · ')}
      trailing={
        <Status
          meaning={standing.kind === 'ended' || standing.within < 60 ? 'attention' : 'waiting'}
          plain
        >
          {standing.kind === 'ended' ? 'Ended' : 'To renew'}
        </Status>
      }
      onOpen={() => void open()}
    />
  ))
}
