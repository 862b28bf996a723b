import { Button } from '@mantine/core'
import { useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { z } from 'zod'
import { saveForm } from '#renderer/data/commands/save-consent-settings'
import { practiceForms } from '#renderer/data/queries/consents'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { Notice } from '#renderer/ui/show/notice'
import { Reading, typedBefore } from '#renderer/ui/tell/reading'
import {
  currentVersion,
  type FormWords,
  formFor,
  hashOfWords,
} from '#shared/domain/consents/form-versions'
import { starterTexts } from '#shared/domain/consents/starter-forms'
import { formPurposeWords } from '#shared/domain/consents/words'
import { notYoursWords } from '#shared/domain/practice/may-do'
import type { FormPurpose, FormVersion } from '#shared/schema/catalog-entry'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'

const purposes = Object.keys(formPurposeWords) as FormPurpose[]

/** The texts that clients read and sign, in the practice's own words. */
export function FormsSection() {
  const forms = useLive(practiceForms)
  const [purpose, setPurpose] = useState<FormPurpose>('intake')
  return (
    <SettingsSection
      title="Forms"
      lead="What your clients read and sign. The texts we start with are plain words, no legal advice: have your lawyer read them."
    >
      <SegmentedTabs
        label="Form"
        value={purpose}
        onChange={(value) => setPurpose(value as FormPurpose)}
        options={purposes.map((value) => ({ value, label: formPurposeWords[value] }))}
      />
      {forms.value ? (
        <FormText
          key={`${purpose} ${currentOf(formFor(forms.value, purpose))?.madeAt ?? ''}`}
          purpose={purpose}
          current={currentOf(formFor(forms.value, purpose))}
        />
      ) : (
        <Reading of={[forms]} what="The forms" />
      )}
    </SettingsSection>
  )
}

const currentOf = (entry: ReturnType<typeof formFor>): FormVersion | null =>
  entry && currentVersion(entry)

const wordsSchema = z.strictObject({
  titleEn: z.string(),
  titleEs: z.string(),
  textEn: z.string(),
  textEs: z.string(),
})
const isWords = (values: unknown): values is FormWords => wordsSchema.safeParse(values).success

const refusals = {
  emptyText: 'A title or a text is empty. Both languages are needed.',
  unchanged: 'Nothing was changed: the version in use stays.',
  full: 'This form has 100 versions. No more can be kept.',
  noForm: 'This form is not here any more.',
  gone: 'This form is not here any more.',
  notYours: notYoursWords('consentForms'),
} as const

interface FormTextProps {
  readonly purpose: FormPurpose
  readonly current: FormVersion | null
}

function FormText({ purpose, current }: FormTextProps) {
  const { titleEn, titleEs, textEn, textEs } = current ?? starterTexts[purpose]
  const form = useForm<FormWords>({ defaultValues: { titleEn, titleEs, textEn, textEs } })
  const draft = useFormDraft(`form-text:${purpose}`, form, isWords)
  const { run, running } = useCommand(saveForm)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    const done = await run({ purpose, words: form.getValues() })
    if (!done.ok) return setProblem(refusals[done.refusal])
    setProblem(null)
    await draft.clear()
  }
  if (!draft.ready) return <Reading of={[draft]} {...typedBefore} />
  return (
    <form
      className={classes.formTexts}
      aria-label={formPurposeWords[purpose]}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p>
        {current
          ? `Version ${current.version} is in use. Saving a change makes version ${current.version + 1}; what was signed keeps its own words.`
          : 'The text we start with. It becomes version 1 when it is first used or changed.'}
      </p>
      <Words form={form} title="titleEn" text="textEn" language="English" lang="en" />
      <Words form={form} title="titleEs" text="textEs" language="Spanish" lang="es" />
      {problem && (
        <div role="alert">
          <Notice meaning="attention" title={problem} />
        </div>
      )}
      <div className={classes.inline}>
        <Button type="submit" loading={running}>
          Save as a new version
        </Button>
      </div>
      {current && (
        <p className={classes.hash}>
          SHA-256 English {hashOfWords(current, 'en')}, Spanish {hashOfWords(current, 'es')}
        </p>
      )}
    </form>
  )
}

function Words(props: {
  readonly form: UseFormReturn<FormWords>
  readonly title: 'titleEn' | 'titleEs'
  readonly text: 'textEn' | 'textEs'
  readonly language: string
  readonly lang: string
}) {
  const { form, title, text, language, lang } = props
  return (
    <fieldset className={classes.formWords}>
      <legend>{language}</legend>
      <div lang={lang}>
        <TextField
          control={form.control}
          name={title}
          label={`Title in ${language}`}
          maxLength={120}
          width="full"
        />
        <TextArea
          control={form.control}
          name={text}
          label={`Text in ${language}`}
          minRows={6}
          maxLength={20_000}
          width="full"
        />
      </div>
    </fieldset>
  )
}
