import { Notice } from '#renderer/ui/show/notice'
import type { Told } from '#shared/domain/sync/told'

/** What was not done with a laptop or its keys, and what to do about it. */
export function LaptopTrouble({ told: { what, safe, todo } }: { readonly told: Told }) {
  return (
    <div role="alert">
      <Notice meaning="attention" title={what}>
        <p>{safe}</p>
        <p>{todo}</p>
      </Notice>
    </div>
  )
}
