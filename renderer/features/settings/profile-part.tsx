import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { printPage, savePageAsPdf } from '#renderer/data/commands/print-page'
import { saveProfile } from '#renderer/data/commands/save-profile'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { Section } from '#renderer/ui/page/section'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { interestLine } from '#shared/domain/practice/interest'
import { therapistSheet } from '#shared/domain/print/therapist-sheet'
import type { Day } from '#shared/domain/time/calendar-day'
import { type Staff, type TherapistProfile, therapistProfileSchema } from '#shared/schema/staff'
import classes from './settings.module.css'
import { useSavedMark } from './use-saved-mark'

const emptyProfile: TherapistProfile = {
  ...{ about: '', experience: '', sensitiveTopics: '', languages: '' },
}
const isProfile = (values: unknown): values is TherapistProfile =>
  therapistProfileSchema.safeParse(values).success

interface ProfilePartProps {
  readonly person: Staff
  /** In the practice's zone: what ended before it is left out. */
  readonly today: Day
}

/** What families ask before they let somebody in, as a page to print. */
export function ProfilePart({ person, today }: ProfilePartProps) {
  const { run, running } = useCommand(saveProfile)
  const form = useForm<TherapistProfile>({
    resolver: zodResolver(therapistProfileSchema),
    defaultValues: person.profile ?? emptyProfile,
    shouldFocusError: false,
  })
  const draft = useFormDraft(`settings-profile:${person.id}`, form, isProfile)
  const [saved, setSaved] = useSavedMark(form)
  const { control } = form
  const save = async (values: TherapistProfile) => {
    const done = await run(values)
    setSaved(done.ok ? 'saved' : 'notSaved')
    if (done.ok) await draft.clear()
  }
  return (
    <Section
      title="A page about you"
      help="For families who ask before they let somebody in. License and credentials come from above; what you leave empty is left out."
    >
      <Form form={form} label="A page about you" onSubmit={save}>
        <div className={classes.stack}>
          <TextArea control={control} name="about" label="About you" optional maxLength={4000} />
          <TextArea
            control={control}
            name="experience"
            label="Experience"
            help="Training and years with families before and after birth."
            optional
            maxLength={4000}
          />
          <TextArea
            control={control}
            name="sensitiveTopics"
            label="What is hard to speak of"
            help="How you work with loss, a hard birth, the body after birth, feeding, or mood."
            optional
            maxLength={4000}
          />
          <TextField
            control={control}
            name="languages"
            label="Languages"
            optional
            maxLength={120}
            width="m"
          />
          <div className={classes.inline}>
            <Button type="submit" variant="default" loading={running}>
              Save
            </Button>
            <SavedMark state={saved} />
            <PrintProfile person={person} today={today} profileOf={form.getValues} />
          </div>
        </div>
      </Form>
    </Section>
  )
}

interface PrintProfileProps extends ProfilePartProps {
  readonly profileOf: () => TherapistProfile
}

/** Printed as it stands in the fields, kept or not yet. */
function PrintProfile({ person, today, profileOf }: PrintProfileProps) {
  const practice = useLive(practiceEntry)
  const { run: print, running: printing } = useCommand(printPage)
  const { run: savePdf, running: saving } = useCommand(savePageAsPdf)
  const [problem, setProblem] = useState('')
  const paper = practice.value?.practice?.paper ?? 'Letter'
  const html = () =>
    therapistSheet({
      person: { ...person, profile: profileOf() },
      practiceName: practice.value?.name === person.name ? '' : (practice.value?.name ?? ''),
      phone: practice.value?.practice?.phone ?? '',
      interestWords: interestLine(practice.value?.practice ?? null, 'en'),
      today,
      paper,
    })
  const toPrinter = async () => {
    const done = await print(html())
    const noPrinter = !done.ok && done.refusal === 'noPrinter'
    setProblem(noPrinter ? 'This laptop knows no printer. Save a PDF instead.' : '')
  }
  const toFile = async () => {
    const done = await savePdf({ html: html(), paper, suggestedName: 'About your therapist.pdf' })
    const full = !done.ok && done.refusal === 'disk'
    setProblem(full ? 'The PDF could not be written there. Choose another folder.' : '')
  }
  return (
    <>
      <Button variant="subtle" loading={printing} onClick={() => void toPrinter()}>
        Print
      </Button>
      <Button variant="subtle" loading={saving} onClick={() => void toFile()}>
        Save a PDF
      </Button>
      {problem && <p role="alert">{problem}</p>}
    </>
  )
}
