import { Button } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import { useState } from 'react'
import { type PhoneKind, type PlaceForPhone, placeText } from '#shared/domain/route/phone-place'
import { SegmentedTabs } from '../page/segmented-tabs'
import { QrCode } from './qr-code'
import classes from './qr-code.module.css'

const phones: readonly { readonly value: PhoneKind; readonly label: string }[] = [
  { value: 'iphone', label: 'iPhone' },
  { value: 'android', label: 'Android' },
  { value: 'text', label: 'As text' },
]

/** The next address for the phone's own map: shown as a code, sent nowhere. */
export function PhonePlace({ target }: { readonly target: PlaceForPhone }) {
  const [shown, setShown] = useState(false)
  const [phone, setPhone] = useState<PhoneKind>('iphone')
  if (placeText(target, 'text') === null) return null
  const text = placeText(target, phone)
  return (
    <div className={classes.phone}>
      <Button
        variant="default"
        leftSection={<IconDeviceMobile size={18} aria-hidden />}
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? 'Hide the code' : 'Address to the phone'}
      </Button>
      {shown && (
        <>
          <SegmentedTabs label="Which phone" value={phone} onChange={setPhone} options={phones} />
          {text && <QrCode text={text} label="Code with the address, for the phone’s camera" />}
          <p className={classes.address}>
            Point the phone’s camera at it. It holds the place and nothing else
            {target.address ? `: ${target.address}` : ''}.
          </p>
        </>
      )}
    </div>
  )
}
