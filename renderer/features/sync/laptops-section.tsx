import { Button } from '@mantine/core'
import { IconBan } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { LaptopFile } from '#renderer/data/commands/add-laptop'
import type { LaptopRevoked } from '#renderer/data/commands/revoke-laptop'
import { staffMember } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useHeldSpaces } from '#renderer/data/use-held-spaces'
import { useLive } from '#renderer/data/use-live'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import {
  isInUse,
  keyHolders,
  type Laptop,
  laptopMark,
  laptopName,
  mostLaptops,
} from '#shared/domain/practice/laptops'
import { afterLaptopFile } from '#shared/domain/sync/add-laptop-words'
import { type Moment, whenWords } from '#shared/domain/sync/badge-words'
import { AddLaptopForm } from './add-laptop-form'
import { LaptopAccount } from './laptop-account'
import { LaptopKeys } from './laptop-keys'
import { LaptopTakeOut } from './laptop-take-out'
import classes from './sync.module.css'

const noLaptops: readonly Laptop[] = []

type Shown =
  | { readonly at: 'closed' }
  | { readonly at: 'asking' }
  | { readonly at: 'written'; readonly file: LaptopFile }
  | { readonly at: 'takingOut'; readonly laptop: Laptop }
  | { readonly at: 'account'; readonly laptop: Laptop }
  | { readonly at: 'out'; readonly said: string; readonly leftOut: readonly string[] }

/** The laptops of whoever works here, and the way for another to be one of them. */
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
  const taken = (laptop: Laptop, { account, leftOut }: LaptopRevoked) => {
    announce(`${called(laptop)} is out of the practice.`)
    if (account === 'stillThere') setShown({ at: 'account', laptop })
    else setShown({ at: 'out', said: outWords(called(laptop), account), leftOut })
  }
  const closed = (laptop: Laptop) => {
    const said = outWords(called(laptop), 'removed')
    announce(said)
    setShown({ at: 'out', said, leftOut: keyHolders(laptops).leftOut })
  }
  const laptops = own.value?.signingKeys ?? noLaptops
  const called = (laptop: Laptop) => fullName(laptops, laptop)
  const hasRoom = laptops.length < mostLaptops
  return (
    <Section
      title="Your laptops"
      help="Each has what you were given of the practice, encrypted, and the same passphrase opens it."
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
      {shown.at === 'takingOut' && (
        <LaptopTakeOut
          key={shown.laptop.deviceId}
          deviceId={shown.laptop.deviceId}
          name={called(shown.laptop)}
          onDone={(revoked) => taken(shown.laptop, revoked)}
          onCancel={close}
        />
      )}
      {shown.at === 'account' && (
        <LaptopAccount
          key={shown.laptop.deviceId}
          deviceId={shown.laptop.deviceId}
          name={called(shown.laptop)}
          onClosed={() => closed(shown.laptop)}
          onLater={close}
        />
      )}
      {shown.at === 'out' && (
        <TakenOut
          said={shown.said}
          leftOut={laptops.filter(({ deviceId }) => shown.leftOut.includes(deviceId)).map(called)}
          onDone={close}
        />
      )}
      {laptops.length > 0 && (
        <Rows label="Your laptops">
          {byWhenAdded(laptops).map((laptop) => (
            <Row
              key={laptop.deviceId}
              title={<bdi>{laptopName(laptops, laptop)}</bdi>}
              detail={detailOf(laptops, laptop, moment)}
              trailing={
                <Standing
                  laptop={laptop}
                  name={called(laptop)}
                  isOwn={laptop.deviceId === opened.deviceId}
                  isBusy={shown.at !== 'closed'}
                  onTakeOut={() => setShown({ at: 'takingOut', laptop })}
                  onAccount={() => setShown({ at: 'account', laptop })}
                />
              }
            />
          ))}
        </Rows>
      )}
      {laptops.length > 0 && shown.at === 'closed' && (
        <LaptopKeys laptops={laptops} isOwner={own.value?.role === 'owner'} />
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

/** Its name, and its mark where another is called alike. */
function fullName(laptops: readonly Laptop[], laptop: Laptop): string {
  const mark = laptopMark(laptops, laptop)
  const name = laptopName(laptops, laptop)
  return mark === null ? name : `${name} (${mark})`
}

function detailOf(laptops: readonly Laptop[], laptop: Laptop, moment: Moment): string {
  const { addedAt, revokedAt } = laptop
  const mark = laptopMark(laptops, laptop)
  return [
    ...(mark === null ? [] : [`Mark ${mark}`]),
    `Added ${whenWords(addedAt, moment)}`,
    ...(revokedAt ? [`taken out ${whenWords(revokedAt, moment)}`] : []),
    ...(revokedAt && !laptop.accountClosedAt ? ['its account may still be open'] : []),
  ].join(' · ')
}

const outWords = (name: string, account: LaptopRevoked['account']): string =>
  account === 'removed'
    ? `${name} is out of the practice, and its account is closed.`
    : `${name} is out of the practice. There is no server, so it had no account to close.`

interface StandingProps {
  readonly laptop: Laptop
  readonly name: string
  readonly isOwn: boolean
  /** Something about a laptop is being asked already. */
  readonly isBusy: boolean
  readonly onTakeOut: () => void
  readonly onAccount: () => void
}

function Standing({ laptop, name, isOwn, isBusy, onTakeOut, onAccount }: StandingProps) {
  if (isOwn) {
    return (
      <Status meaning="done" plain>
        This laptop
      </Status>
    )
  }
  if (isInUse(laptop)) {
    if (isBusy) return null
    return (
      <Button variant="subtle" aria-label={`Take out ${name}`} onClick={onTakeOut}>
        Take out
      </Button>
    )
  }
  return (
    <span className={classes.actions}>
      {!laptop.accountClosedAt && !isBusy && (
        <Button variant="subtle" aria-label={`Close the account of ${name}`} onClick={onAccount}>
          Close its account
        </Button>
      )}
      <Status meaning="waiting" icon={IconBan} plain>
        Taken out
      </Status>
    </span>
  )
}

interface TakenOutProps {
  readonly said: string
  /** Names of laptops in use that could not be given the new keys yet. */
  readonly leftOut: readonly string[]
  readonly onDone: () => void
}

function TakenOut({ said, leftOut, onDone }: TakenOutProps) {
  const isInPart = useHeldSpaces().some(({ isWhole }) => !isWhole)
  return (
    <div className={classes.stack}>
      <Notice meaning="done" title={said}>
        <p>Your other laptops get the new keys by themselves, with the next sync.</p>
        {isInPart && (
          <p>
            Ask an owner to make new keys in Laptop and server: the therapists’ contacts and
            schedules are under theirs.
          </p>
        )}
        {leftOut.length > 0 && (
          <p>
            Not given the new keys yet: <bdi>{leftOut.join(', ')}</bdi>. Open Doorstep there once,
            with the server in reach.
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
