import { useEffect, useRef, useState } from 'react'
import type { AskedAddress } from '#shared/ipc/places-contract'
import type { Located } from './located'

const keyOf = ({ street, city, region, postalCode, country }: AskedAddress): string =>
  JSON.stringify([street, city, region, postalCode, country].map((part) => part.trim()))

/**
 * A place belongs to its address. When the address becomes another, the place that was there for the
 * former one goes, and can be put back: a typing slip put right does not move a house.
 */
export function useDropWhenMoved(
  address: AskedAddress,
  value: Located | null,
  change: (next: Located | null) => void,
) {
  const key = keyOf(address)
  const [dropped, setDropped] = useState<Located | null>(null)
  const of = useRef({ key, value })
  // A place that was set, moved or taken off by hand is of the address as it stands.
  if (of.current.value !== value) of.current = { key, value }
  useEffect(() => {
    if (of.current.key === key || of.current.value === null) return
    setDropped(of.current.value)
    change(null)
  }, [key, change])
  useEffect(() => {
    if (value) setDropped(null)
  }, [value])
  return {
    dropped,
    putBack: () => {
      if (dropped) change(dropped)
    },
  }
}
