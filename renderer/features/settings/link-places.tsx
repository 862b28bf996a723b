import { Button, Checkbox } from '@mantine/core'
import { useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import {
  type MakePlacesRefusal,
  makeLinkPlaces,
  type PlacesProgress,
} from '#renderer/data/commands/make-link-places'
import { placesByLaptop } from '#renderer/data/queries/links'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { AdministratorFields } from '#renderer/ui/fields/administrator-fields'
import { Form } from '#renderer/ui/forms/form'
import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { announce } from '#renderer/ui/tell/announce'
import { NotRead } from '#renderer/ui/tell/not-read'
import { fewPlaces } from '#shared/domain/share/link-places'
import { browserWords, makePlacesWords } from '#shared/domain/share/link-places-words'
import { LinkViewer } from './link-viewer'
import classes from './settings.module.css'

/** Places on the server for the links of summaries: how many each laptop has, and making more. */
export function LinkPlaces() {
  const live = useLive(placesByLaptop)
  const laptops = live.value
  const [making, setMaking] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  if (!laptops) return <NotRead of={[live]} what="The places for links" />
  const few = laptops.filter(({ left }) => left <= fewPlaces)
  return (
    <Section
      title="Links with QR"
      help="A summary can go as a code to scan. Each link lies in a place of its own on your server, made beforehand, so that links can be made on the road."
    >
      <div className={classes.stack}>
        {few.length > 0 && !making && (
          <div className={classes.wide}>
            <Notice
              meaning="attention"
              title={
                few.some(({ left }) => left === 0)
                  ? 'A laptop has no places left'
                  : 'Few places are left'
              }
            >
              Without one no link can be made there. More are made with the server’s administrator
              name and password.
            </Notice>
          </div>
        )}
        <div className={classes.wide}>
          <KeyValues>
            {laptops.map(({ deviceId, person, laptop, left }) => (
              <KeyValue key={deviceId} label={laptop}>
                {left === 1 ? '1 place left' : `${left} places left`}, with{' '}
                <PersonName name={person} />
              </KeyValue>
            ))}
          </KeyValues>
        </div>
        {told && (
          <p role="status" className={classes.wide}>
            {told}
          </p>
        )}
        {making ? (
          <MakePlaces
            onDone={(words) => {
              setTold(words)
              setMaking(false)
              announce(words)
            }}
            onCancel={() => setMaking(false)}
          />
        ) : (
          <div className={classes.actions}>
            <Button variant="default" onClick={() => setMaking(true)}>
              Make places for links
            </Button>
          </div>
        )}
        <LinkViewer />
      </div>
    </Section>
  )
}

interface MakePlacesProps {
  readonly onDone: (words: string) => void
  readonly onCancel: () => void
}

interface AdminWords {
  readonly adminName: string
  readonly adminPassword: string
}

/** The administrator's words are kept nowhere: neither here nor in a draft. */
function MakePlaces({ onDone, onCancel }: MakePlacesProps) {
  const form = useForm<AdminWords>({
    defaultValues: { adminName: '', adminPassword: '' },
    shouldFocusError: false,
  })
  const { run, running } = useCommand(makeLinkPlaces)
  const [forBrowsers, setForBrowsers] = useState(true)
  const [progress, setProgress] = useState<PlacesProgress | null>(null)
  const [refusal, setRefusal] = useState<MakePlacesRefusal | null>(null)
  const stopping = useRef<AbortController | null>(null)
  const submit = async () => {
    const { adminName, adminPassword } = form.getValues()
    setRefusal(null)
    if (adminName.trim() === '') form.setError('adminName', { message: 'Type the user name.' })
    if (adminPassword === '') form.setError('adminPassword', { message: 'Type the password.' })
    if (adminName.trim() === '' || adminPassword === '') return
    stopping.current = new AbortController()
    const done = await run({
      ...{ adminName: adminName.trim(), adminPassword, forBrowsers, onProgress: setProgress },
      signal: stopping.current.signal,
    })
    setProgress(null)
    if (!done.ok) return setRefusal(done.refusal)
    form.reset()
    const { made, browsers } = done.value
    const words = made === 0 ? 'Every laptop has its places.' : `${made} places were made.`
    onDone([words, browserWords[browsers]].filter(Boolean).join(' '))
  }
  const cancel = () => {
    if (running) stopping.current?.abort()
    else onCancel()
  }
  const words = refusal && makePlacesWords(refusal)
  return (
    <Form form={form} label="Make places for links" onSubmit={submit}>
      <div className={classes.stack}>
        <div className={classes.answers}>
          <AdministratorFields
            control={form.control}
            secretControl={form.control}
            help="Used once and not kept."
            autoFocus
          />
          <Checkbox
            label="Web pages that show links may fetch them too"
            description="Most readers are such pages. It lets pages read from the server what anybody may read without signing in, and nothing else (CORS)."
            checked={forBrowsers}
            onChange={(event) => setForBrowsers(event.currentTarget.checked)}
          />
        </div>
        {words && (
          <div role="alert" className={classes.wide}>
            <Notice meaning="attention" title={words.what}>
              <p>{words.safe}</p>
              {words.todo && <p>{words.todo}</p>}
            </Notice>
          </div>
        )}
        {progress && (
          <div className={classes.wide}>
            <ProgressLine label="Making places" value={progress.done} max={progress.of} />
          </div>
        )}
        <div className={classes.actions}>
          <Button type="submit" loading={running}>
            Make them
          </Button>
          <Button variant="default" onClick={cancel}>
            {running ? 'Stop' : 'Cancel'}
          </Button>
        </div>
      </div>
    </Form>
  )
}
