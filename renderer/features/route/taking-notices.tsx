import { Button } from '@mantine/core'
import { Notice } from '#renderer/ui/show/notice'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import type { Saying } from '#shared/domain/route/words'
import classes from './route.module.css'
import type { TakingTimes } from './use-taking-times'

/** What is asked before promised times move, and what kept its time afterwards. */
export function TakingNotices({
  taking,
  saying,
}: {
  readonly taking: TakingTimes
  readonly saying: Saying
}) {
  const { asks, kept } = taking
  const names = asks?.promised.map(saying.clientOf).join(', ') ?? ''
  return (
    <div className={classes.taking}>
      {asks && (
        <ConfirmPanel
          title={
            asks.promised.length === 1
              ? 'One client was told another time'
              : `${asks.promised.length} clients were told another time`
          }
          confirmLabel="Move them too"
          onConfirm={() => void taking.answer(true)}
          onCancel={() => void taking.answer(null)}
        >
          <p>{names}. Whoever is moved has to be told again.</p>
          <Button variant="default" onClick={() => void taking.answer(false)}>
            Move only the others
          </Button>
        </ConfirmPanel>
      )}
      {kept.length > 0 && (
        <Notice meaning="attention" title="Not everything was moved">
          {kept.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Notice>
      )}
    </div>
  )
}
