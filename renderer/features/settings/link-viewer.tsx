import { Button } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { saveLinkViewer } from '#renderer/data/commands/save-link-viewer'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { announce } from '#renderer/ui/tell/announce'
import { viewerFrom } from '#shared/domain/share/link'
import { looksLike } from './looks-like'
import classes from './settings.module.css'

/** The page that stands before each link, so that a phone's camera opens it. */
export function LinkViewer() {
  const practice = useLive(practiceEntry).value
  if (!practice?.practice) return null
  return <ViewerForm practiceId={practice.id} viewer={practice.practice.linkViewer ?? ''} />
}

function ViewerForm({
  practiceId,
  viewer,
}: {
  readonly practiceId: string
  readonly viewer: string
}) {
  const blank = { viewer }
  const form = useForm({ defaultValues: blank, shouldFocusError: false })
  const draft = useFormDraft('settings-link-viewer', form, looksLike(blank))
  const { run, running } = useCommand(saveLinkViewer)
  const submit = async () => {
    const typed = viewerFrom(form.getValues().viewer)
    if (!typed.ok) {
      return form.setError('viewer', {
        message: 'An address that begins with https, without #. Or leave it empty.',
      })
    }
    const saved = await run({ practiceId, viewer: typed.value })
    if (!saved.ok) return form.setError('viewer', { message: 'That could not be kept. Try again.' })
    form.reset({ viewer: typed.value })
    await draft.discard()
    announce('Kept')
  }
  return (
    <Form form={form} label="Page that shows links" onSubmit={submit}>
      <div className={classes.stack}>
        <TextField
          control={form.control}
          name="viewer"
          label="Page that shows links"
          help="With the address of such a page a phone’s camera opens the code. It shows the page in the reader’s browser; choose one that you trust. Empty: readers of SMART Health Links only."
          width="l"
          maxLength={199}
          inputMode="url"
          optional
        />
        <div className={classes.actions}>
          <Button type="submit" variant="default" loading={running}>
            Keep this page
          </Button>
        </div>
      </div>
    </Form>
  )
}
