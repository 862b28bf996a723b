import { Notice } from '#renderer/ui/show/notice'

/** Said where somebody types: words that they did not write have come into the field. */
export function BothTexts() {
  return (
    <div role="status">
      <Notice meaning="attention" title="Also written on another laptop">
        Both texts stand in the field, one under the other. Read them and take out what is said
        twice.
      </Notice>
    </div>
  )
}
