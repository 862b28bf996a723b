import { Button, SegmentedControl } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useController, useForm, useWatch } from 'react-hook-form'
import { type TakeConsentRefusal, takeConsent } from '#renderer/data/commands/give-consent'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { TextField } from '#renderer/ui/fields/text-field'
import { wordsIn } from '#shared/domain/consents/form-versions'
import { whatLacks } from '#shared/domain/consents/give-consent'
import { type SignWords, signWords } from '#shared/domain/consents/sign-words'
import type { FormVersion } from '#shared/schema/catalog-entry'
import type { ConsentGiver } from '#shared/schema/consent'
import classes from './consents.module.css'
import { HandBack } from './hand-back'
import { IntakeQuestions } from './intake-questions'
import { ScopeFields } from './scope-fields'
import { Part } from './sign-part'
import {
  isSignDraft,
  type SignFormApi,
  type Signing,
  type SignValues,
  signedFormOf,
} from './sign-values'
import { SignaturePad } from './signature-pad'

interface SignFormProps {
  readonly signing: Signing
  readonly version: FormVersion
  readonly start: SignValues
  readonly draftKey: string
  readonly today: string
  /** Of the recipient of a permission; '' for the other forms. */
  readonly recipient: string
  /** The treatment form stands for breast sessions too, where the state's rule says so. */
  readonly breastStanding: boolean
  readonly babies: readonly { readonly id: string; readonly name: string }[]
  readonly onLeave: () => void
}

/** The form in the client's hands: its text, the questions, who signs, and the signature. */
export function SignForm(props: SignFormProps) {
  const { signing, version, today } = props
  const form = useForm<SignValues>({ defaultValues: props.start })
  const draft = useFormDraft(props.draftKey, form, isSignDraft)
  const { run, running } = useCommand(takeConsent)
  const [refusal, setRefusal] = useState<TakeConsentRefusal | null>(null)
  const [signed, setSigned] = useState(false)
  const language = useWatch({ control: form.control, name: 'language' })
  const said = signWords[language]
  const { title, text } = wordsIn(version, language)
  const problem = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (refusal) problem.current?.focus()
  }, [refusal])

  // What was told is mended by the next stroke or word: it does not stand there any longer.
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: () => setRefusal(null) }),
    [form],
  )

  const sign = async () => {
    const values = form.getValues()
    const asked = signedFormOf(values, signing)
    const lacks = whatLacks(asked, today)
    if (lacks) return setRefusal(lacks)
    const done = await run({
      ...{ id: values.consentId, form: asked, version: version.version },
      draftKey: props.draftKey,
    })
    if (!done.ok) return setRefusal(done.refusal)
    await draft.discard()
    setRefusal(null)
    setSigned(true)
  }
  if (!draft.ready) return null
  return (
    <div className={classes.sheet} lang={language}>
      {signed ? (
        <Thanks words={said.done} />
      ) : (
        <form
          noValidate
          className={classes.sheetBody}
          onSubmit={(event) => {
            event.preventDefault()
            if (!running) void sign()
          }}
        >
          <LanguageSwitch form={form} label={said.language} />
          <h1 className={classes.title} dir="auto">
            {title}
          </h1>
          <div className={classes.text} dir="auto">
            {text}
          </div>
          {signing.kind === 'intake' && (
            <Part title={said.questions}>
              <IntakeQuestions {...{ form, said, language, today }} babies={props.babies} />
            </Part>
          )}
          {signing.kind !== 'intake' && (
            <ScopeFields
              {...{ form, said, language }}
              kind={signing.kind}
              today={today}
              recipient={props.recipient}
              breastStanding={props.breastStanding}
            />
          )}
          <WhoSigns form={form} said={said} />
          <Signature form={form} said={said} invalid={refusal === 'noSignature'} />
          {refusal && (
            <p ref={problem} role="alert" tabIndex={-1} className={classes.problem}>
              {said.refusals[refusal]}
            </p>
          )}
          <Button type="submit" size="lg" loading={running} className={classes.signButton ?? ''}>
            {said.sign}
          </Button>
        </form>
      )}
      <HandBack
        label={said.handBack}
        words={
          signed
            ? 'The signed form is kept. Take the laptop back before you go on.'
            : 'What is filled in stays, and can be gone on with. Nothing is signed yet.'
        }
        onLeave={props.onLeave}
      />
    </div>
  )
}

function Thanks({ words }: { readonly words: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={classes.thanks}>
      <h1 ref={heading} tabIndex={-1}>
        {words}
      </h1>
    </div>
  )
}

function LanguageSwitch({ form, label }: { readonly form: SignFormApi; readonly label: string }) {
  const { field } = useController({ control: form.control, name: 'language' })
  const change = (language: SignValues['language']) => {
    const purpose = form.getValues('sharing')?.purpose
    // Untouched, it goes with the language; what somebody wrote stays.
    if (purpose === signWords[field.value].purposeStart) {
      form.setValue('sharing.purpose', signWords[language].purposeStart, { shouldDirty: true })
    }
    field.onChange(language)
  }
  return (
    <SegmentedControl
      className={classes.languages ?? ''}
      aria-label={label}
      value={field.value}
      onChange={(value) => change(value === 'es' ? 'es' : 'en')}
      data={[
        { value: 'en', label: 'English' },
        { value: 'es', label: 'Español' },
      ]}
    />
  )
}

interface WithForm {
  readonly form: SignFormApi
  readonly said: SignWords
}

function WhoSigns({ form, said }: WithForm) {
  const relation = useWatch({ control: form.control, name: 'givenBy.relation' })
  const relations: readonly ConsentGiver['relation'][] = [
    ...(['client', 'parent', 'guardian', 'representative'] as const),
  ]
  return (
    <Part title={said.whoSigns}>
      <RadioCards
        control={form.control}
        name="givenBy.relation"
        label={said.whoSigns}
        columns={2}
        width="full"
        options={relations.map((value) => ({ value, label: said.relation[value] }))}
      />
      <TextField
        control={form.control}
        name="givenBy.name"
        label={said.name}
        maxLength={120}
        width="l"
      />
      {relation === 'representative' && (
        <TextField
          control={form.control}
          name="givenBy.authority"
          label={said.authority}
          help={said.authorityHelp}
          maxLength={300}
          width="l"
        />
      )}
    </Part>
  )
}

function Signature({ form, said, invalid }: WithForm & { readonly invalid: boolean }) {
  const { field: strokes } = useController({ control: form.control, name: 'strokes' })
  const { field: how } = useController({ control: form.control, name: 'how' })
  return (
    <Part title={said.signature}>
      <SegmentedControl
        aria-label={said.signature}
        value={how.value}
        onChange={how.onChange}
        data={[
          { value: 'drawn', label: said.draw },
          { value: 'typed', label: said.type },
        ]}
      />
      {how.value === 'drawn' ? (
        <SignaturePad
          label={said.drawHere}
          help={said.drawHelp}
          clearLabel={said.clear}
          strokes={strokes.value}
          onChange={strokes.onChange}
          invalid={invalid}
        />
      ) : (
        <TextField
          control={form.control}
          name="typedName"
          label={said.typedName}
          help={said.typedHelp}
          maxLength={120}
          width="l"
        />
      )}
    </Part>
  )
}
