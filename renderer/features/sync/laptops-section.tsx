import { Button } from '@mantine/core'
import { IconBan } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { LaptopFile } from '#renderer/data/commands/add-laptop'
import { staffMember } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { isInUse, type Laptop, laptopName, mostLaptops } from '#shared/domain/practice/laptops'
import { afterLaptopFile } from '#shared/domain/sync/add-laptop-words'
import { type Moment, whenWords } from '#shared/domain/sync/badge-words'
import { AddLaptopForm } from './add-laptop-form'
import classes from './sync.module.css'

type Shown =
  | { readonly at: 'closed' }
  | { readonly at: 'asking' }
  | { readonly at: 'written'; readonly file: LaptopFile }

/** The laptops that this practice is on, and the way for another to be one of them. */
export function LaptopsSection({ moment }: { readonly moment: Moment }) {
  const { staffId, opened } = useSession()
  const own = useLive(staffMember, staffId)
  const [shown, setShown] = useState<Shown>({ at: 'closed' })
  const addButton = useRef<HTMLButtonElement>(null)
  // It opened the form and is gone meanwhile: the focus goes back to it once it is there again.
  const close = () => {
    setShown({ at: 'closed' })
    requestAnimationFrame(() => addButton.current?.focus())
  }
  const written = (file: LaptopFile) => {
    setShown({ at: 'written', file })
    announce('The laptop file is written.')
  }
  const laptops = own.value?.signingKeys ?? []
  const hasRoom = laptops.length < mostLaptops
  return (
    <Section
      title="Laptops of this practice"
      help="Each has all the records, encrypted, and the same passphrase opens them."
      actions={
        shown.at === 'closed' &&
        own.value &&
        hasRoom && (
          <Button ref={addButton} variant="default" onClick={() => setShown({ at: 'asking' })}>
            Add a laptop
          </Button>
        )
      }
    >
      {own.status === 'failed' && (
        <Notice meaning="attention" title="The laptops could not be read">
          Nothing was changed. Open this page again to try once more.
        </Notice>
      )}
      {shown.at === 'asking' && <AddLaptopForm onWritten={written} onCancel={close} />}
      {shown.at === 'written' && <Written file={shown.file} moment={moment} onDone={close} />}
      {laptops.length > 0 && (
        <Rows label="Laptops of this practice">
          {byWhenAdded(laptops).map((laptop) => (
            <Row
              key={laptop.deviceId}
              title={<bdi>{laptopName(laptops, laptop)}</bdi>}
              detail={whenAdded(laptop, moment)}
              trailing={standing(laptop, opened.deviceId)}
            />
          ))}
        </Rows>
      )}
      {!hasRoom && (
        <p className={classes.soft}>
          There is room for {mostLaptops} laptops, those taken out counted. No more can be added.
        </p>
      )}
    </Section>
  )
}

const byWhenAdded = (laptops: readonly Laptop[]) =>
  laptops.toSorted((a, b) => (a.addedAt < b.addedAt ? -1 : 1))

const whenAdded = ({ addedAt, revokedAt }: Laptop, moment: Moment): string =>
  revokedAt
    ? `Added ${whenWords(addedAt, moment)} · taken out ${whenWords(revokedAt, moment)}`
    : `Added ${whenWords(addedAt, moment)}`

function standing(laptop: Laptop, ownId: string) {
  if (!isInUse(laptop)) {
    return (
      <Status meaning="waiting" icon={IconBan} plain>
        Taken out
      </Status>
    )
  }
  return laptop.deviceId === ownId ? (
    <Status meaning="done" plain>
      This laptop
    </Status>
  ) : null
}

interface WrittenProps {
  readonly file: LaptopFile
  readonly moment: Moment
  readonly onDone: () => void
}

function Written({ file, moment, onDone }: WrittenProps) {
  const { fileName, account, validUntil } = file
  return (
    <div className={classes.stack} role="status">
      <Notice meaning="done" title="The laptop file is written">
        <p>
          <bdi>{fileName}</bdi> holds the keys of your practice, encrypted, and no records.
        </p>
        <ol className={classes.steps}>
          {afterLaptopFile(whenWords(validUntil, moment)).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {account === 'none' && (
          <p>
            No account was made for it: the other laptop will ask for the server and an account.
          </p>
        )}
      </Notice>
      <div>
        <Button variant="default" autoFocus onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  )
}
