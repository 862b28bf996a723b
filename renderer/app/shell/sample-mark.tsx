import { Button } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import classes from './sample-mark.module.css'

/** Over every page of the sample practice, so that nobody takes it for their own. */
export function SampleMark() {
  const [leaving, setLeaving] = useState(false)
  const [busy, setBusy] = useState(false)
  if (leaving) {
    return (
      <section className={classes.panel} aria-label="Leave the sample">
        <ConfirmPanel
          title="Leave the sample practice?"
          confirmLabel="Leave and throw it away"
          cancelLabel="Stay in the sample"
          busy={busy}
          onCancel={() => setLeaving(false)}
          onConfirm={() => {
            setBusy(true)
            void window.doorstep.call('app.discardSample')
          }}
        >
          What you changed in it goes with it. Your own practice is not touched.
        </ConfirmPanel>
      </section>
    )
  }
  return (
    <section className={classes.mark} aria-label="Sample practice">
      <IconFlask size={20} stroke={1.75} aria-hidden />
      <span className={classes.words}>
        <strong>Sample practice.</strong> Everyone in it is made up.
      </span>
      <Button variant="default" size="compact-md" onClick={() => setLeaving(true)}>
        Leave the sample
      </Button>
    </section>
  )
}
