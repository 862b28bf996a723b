import { useState } from 'react'
import { type LaptopRevoked, revokeLaptop } from '#renderer/data/commands/revoke-laptop'
import { useCommand } from '#renderer/data/use-command'
import { useHeldSpaces } from '#renderer/data/use-held-spaces'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import { type TakeOutTrouble, takeOutWords } from '#shared/domain/sync/take-out-words'
import { LaptopTrouble } from './laptop-trouble'
import classes from './sync.module.css'

interface LaptopTakeOutProps {
  readonly deviceId: string
  /** As the person calls it, with its mark where two are called alike. */
  readonly name: string
  readonly onDone: (revoked: LaptopRevoked) => void
  readonly onCancel: () => void
}

const told = (refusal: string) =>
  takeOutWords[refusal in takeOutWords ? (refusal as TakeOutTrouble) : 'other']

/** Says what taking a laptop out means, and does it: the account on the server is asked about after. */
export function LaptopTakeOut({ deviceId, name, onDone, onCancel }: LaptopTakeOutProps) {
  const { run, running } = useCommand(revokeLaptop)
  const [refusal, setRefusal] = useState<string | null>(null)
  const isInPart = useHeldSpaces().some(({ isWhole }) => !isWhole)
  const takeOut = async () => {
    setRefusal(null)
    const revoked = await run({ deviceId, adminName: '', adminPassword: '' })
    if (revoked.ok) onDone(revoked.value)
    else setRefusal(revoked.refusal)
  }
  return (
    <div className={classes.stack}>
      <ConfirmPanel
        title={`Take ${name} out of the practice?`}
        confirmLabel="Take it out"
        cancelLabel="Keep it"
        busy={running}
        onConfirm={() => void takeOut()}
        onCancel={onCancel}
      >
        <div className={classes.paragraphs}>
          {isInPart && (
            <p>
              An owner has to make new keys too: until then it can still read the therapists’
              contacts and schedules while its account is open. Tell them today.
            </p>
          )}
          <p>
            New keys are made for your other laptops, so that it cannot read what is written
            {isInPart ? ' in the practice’s lists' : ''} from now on. Its account on the server is
            closed after that. It cannot be let in again with the same file; add it as a new laptop
            if it comes back.
          </p>
          <p>
            What it holds already stays on it, encrypted, and opens with your passphrase until
            somebody wipes it by hand. Changes that were only on it do not come any more: if you
            still have it, let it sync first.
          </p>
          <p>
            Lost or stolen? Take it out now. If somebody may know your passphrase, change it here
            and on your other laptops; the lost one still opens with the old one.
          </p>
        </div>
        {refusal && <LaptopTrouble told={told(refusal)} />}
      </ConfirmPanel>
      {running && (
        <p role="status" className={classes.soft}>
          Making new keys for your other laptops…
        </p>
      )}
    </div>
  )
}
