import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { seedSampleColleagues } from '#renderer/data/commands/seed-sample-colleagues'
import { isSampleWhole } from '#renderer/data/commands/seed-sample-practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { Notice } from '#renderer/ui/show/notice'

/** In the sample alone: what an owner sees needs others to look after. */
export function SampleColleagues({ solo }: { readonly solo: boolean }) {
  const session = useSession()
  const { run, running } = useCommand(seedSampleColleagues)
  const [sample, setSample] = useState(false)
  useEffect(() => {
    let shown = true
    void isSampleWhole(session).then((whole) => {
      if (shown) setSample(whole)
    })
    return () => {
      shown = false
    }
  }, [session])
  if (!sample || (!solo && !running)) return null
  return (
    <Notice
      meaning="waiting"
      title="This is a practice of one"
      action={
        <Button variant="default" loading={running} onClick={() => void run(undefined)}>
          Add four made-up colleagues
        </Button>
      }
    >
      An owner sees every therapist here. Colleagues with families of their own can join this
      sample; they are made up like the rest.
    </Notice>
  )
}
