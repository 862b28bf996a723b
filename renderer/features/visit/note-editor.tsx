import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { practiceEntry } from '#renderer/data/queries/practice'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useRecordPlace } from '#renderer/data/sync/use-record-place'
import { useLive } from '#renderer/data/use-live'
import { NumberField } from '#renderer/ui/fields/number-field'
import { RatingField } from '#renderer/ui/fields/rating-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { PlaceMark } from '#renderer/ui/show/place-mark'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { freshContent } from '#shared/domain/notes/draft-note'
import { hasParts } from '#shared/domain/notes/note-parts'
import { handsOnMinutes } from '#shared/domain/visit/hands-on'
import type { ServiceKind } from '#shared/schema/catalog-entry'
import type { Note, NoteContent } from '#shared/schema/note'
import { BothTexts } from './both-texts'
import { DiscardDraft } from './discard-draft'
import { type NotePart, noteParts, phrases, savingRefusalWords } from './note-words'
import { PartsText } from './session/parts-text'
import { useNoteSaving } from './use-note-saving'
import { useSnippets } from './use-snippets'
import classes from './visit.module.css'
import type { VisitPerson } from './visit-people'

interface NoteEditorProps {
  readonly sheet: VisitSheet
  readonly person: VisitPerson
  readonly note: Note | null
  readonly noteId: string
  readonly serviceKind: ServiceKind
  readonly wantsFocus: number
  /** The draft goes: what is written next is another note. */
  readonly onDiscard: () => void
}

/** The draft: always saving, never asking. */
export function NoteEditor(props: NoteEditorProps) {
  const { sheet, person, note, noteId, serviceKind, wantsFocus } = props
  const { visit } = sheet
  // Beside a parent's session the timeline is hers: its minutes are none of the baby's.
  const ofBabies = sheet.service?.service?.serviceKind === 'infant'
  // In a group nobody's hands are on the parent: the minutes stand with its two parts.
  const ofGroup = person.kind === 'parent' && (note?.content.serviceKind ?? serviceKind) === 'group'
  const noHandsOn = (person.kind === 'infant' && !ofBabies) || ofGroup
  const logged = noHandsOn ? null : handsOnMinutes(visit.timeline)
  const rated = note?.content.painBefore != null || note?.content.painAfter != null
  const asksPain = person.kind === 'parent' && (!ofGroup || rated)
  const form = useForm<NoteContent>({
    defaultValues: note
      ? { ...note.content, handsOnMin: note.content.handsOnMin ?? logged }
      : { ...freshContent(visit, serviceKind), handsOnMin: logged },
    shouldFocusError: false,
  })
  const target = { noteId, visitId: visit.id, clientId: person.id }
  const saving = useNoteSaving(target, form, note)
  useMinutesFromTimeline(form, logged)
  const place = useRecordPlace(note ? [['notes', note.id]] : [])
  const expanding = useSnippets()
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (wantsFocus > 0) top.current?.querySelector('textarea')?.focus()
  }, [wantsFocus])
  const { control } = form
  return (
    <div ref={top} className={classes.editor} {...expanding}>
      <div className={classes.editorHead}>
        <h2 className={classes.editorTitle}>
          Note for <PersonName name={person.calledName} wrap />
        </h2>
        <PlaceMark place={place} />
        <SavedMark state={saving.state} onRetry={() => void saving.save()} />
      </div>
      {saving.problem && (
        <div role="alert">
          <Notice meaning="attention" title="The newest words are not saved">
            {savingRefusalWords[saving.problem]}
          </Notice>
        </div>
      )}
      <BothTexts control={control} />
      {note && hasParts(note.content) && (
        <details className={classes.parts}>
          <summary>What was written during the session</summary>
          <PartsText content={note.content} timeZone={visit.timeZone} />
        </details>
      )}
      {asksPain && (
        <RatingField
          control={control}
          name="painBefore"
          label="Pain before"
          ends="0 none, 10 worst"
        />
      )}
      {noteParts.map(({ field, label, help }) => (
        <div key={field} className={classes.part}>
          <TextArea
            control={control}
            name={field}
            label={label}
            help={help}
            optional
            width="full"
            minRows={3}
          />
          <Phrases form={form} part={field} label={label} />
        </div>
      ))}
      {asksPain && (
        <RatingField
          control={control}
          name="painAfter"
          label="Pain after"
          ends="0 none, 10 worst"
        />
      )}
      {(!ofGroup || note?.content.handsOnMin != null) && <Minutes form={form} logged={logged} />}
      {note && (
        <DiscardDraft
          note={note}
          onBefore={() => {
            saving.stop()
            props.onDiscard()
          }}
        />
      )}
    </div>
  )
}

/** Fills the minutes in once the session is finished, as long as nobody entered any. */
function useMinutesFromTimeline(form: UseFormReturn<NoteContent>, logged: number | null): void {
  const filled = useRef(form.getValues('handsOnMin'))
  useEffect(() => {
    const now = form.getValues('handsOnMin')
    if (logged === null || now === logged) return
    if (now !== null && now !== filled.current) return
    filled.current = logged
    form.setValue('handsOnMin', logged)
  }, [form, logged])
}

function Minutes({
  form,
  logged,
}: {
  readonly form: UseFormReturn<NoteContent>
  readonly logged: number | null
}) {
  const entered = form.watch('handsOnMin')
  return (
    <div className={classes.minutes}>
      <NumberField
        control={form.control}
        name="handsOnMin"
        label="Hands on"
        unit="min"
        min={0}
        max={1440}
        optional
      />
      {logged !== null && logged !== entered && (
        <Button variant="subtle" onClick={() => form.setValue('handsOnMin', logged)}>
          Use {logged} min from the timeline
        </Button>
      )}
    </div>
  )
}

interface PhrasesProps {
  readonly form: UseFormReturn<NoteContent>
  readonly part: NotePart
  readonly label: string
}

function Phrases({ form, part, label }: PhrasesProps) {
  const practice = useLive(practiceEntry)
  const own = (practice.value?.practice?.phrases ?? []).filter((phrase) => phrase.part === part)
  const offered = [...new Set([...own.map(({ text }) => text), ...phrases[part]])]
  const add = (phrase: string) => {
    const before = form.getValues(part).trimEnd()
    form.setValue(part, before === '' ? phrase : `${before}\n${phrase}`)
  }
  return (
    <Menu position="bottom-start" returnFocus>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={18} aria-hidden />}
          aria-label={`Add a phrase to ${label}`}
        >
          Phrase
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((phrase) => (
          <Menu.Item key={phrase} onClick={() => add(phrase)}>
            {phrase}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
