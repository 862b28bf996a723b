import { paths } from '#renderer/app/paths'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Notice } from '#renderer/ui/show/notice'
import type { SendBlock } from '#shared/domain/summary/summary-choices'

/** Why it cannot leave yet, with the one thing to do; the page can be looked at all the same. */
export function WhatBlocks({
  blocks,
  notAgreed,
  parentId,
}: {
  readonly blocks: readonly SendBlock[]
  /** Parts in words. */
  readonly notAgreed: readonly string[]
  readonly parentId: string
}) {
  const record = (
    <LinkButton to={paths.editClient} params={{ clientId: parentId }} variant="default">
      Open the care team
    </LinkButton>
  )
  if (blocks.includes('noProvider')) {
    return (
      <Notice meaning="attention" title="Choose whom it is for">
        The provider is no longer in your directory.
      </Notice>
    )
  }
  if (blocks.includes('declined')) {
    return (
      <Notice meaning="attention" title="The client declined sharing" action={record}>
        This provider receives no summaries. If the answer has changed, record it on the care team.
      </Notice>
    )
  }
  if (blocks.includes('sharingExpired') || blocks.includes('sharingWithdrawn')) {
    const ended = blocks.includes('sharingExpired') ? 'has expired' : 'was taken back'
    return (
      <Notice
        meaning="attention"
        title={`The permission to share ${ended}`}
        action={
          <LinkButton to={paths.client} params={{ clientId: parentId }} variant="default">
            Open the client
          </LinkButton>
        }
      >
        Nothing leaves for this provider. Take a new consent on the client’s page. You can go on
        writing.
      </Notice>
    )
  }
  if (blocks.includes('partNotAgreed')) {
    return (
      <Notice meaning="attention" title="More is ticked than the client agreed to">
        Take out what is not in the permission: {notAgreed.join(', ')}. Or take a new consent on the
        client’s page.
      </Notice>
    )
  }
  if (blocks.includes('notAgreed')) {
    return (
      <Notice meaning="attention" title="Sharing is not agreed yet" action={record}>
        Ask the client whether this provider may read the page, and record the answer on the care
        team. You can go on writing.
      </Notice>
    )
  }
  if (blocks.includes('noAsk')) {
    return (
      <Notice meaning="waiting" title="Say what you ask">
        Then the page can leave.
      </Notice>
    )
  }
  if (blocks.includes('diagnosisWords')) {
    return (
      <Notice meaning="attention" title="The words claim a diagnosis">
        Say what was reported and what you saw instead. The field below names the words.
      </Notice>
    )
  }
  return blocks.includes('nothingSaid') ? (
    <Notice meaning="waiting" title="Choose what stands on the page">
      Tick a part, or say why you write.
    </Notice>
  ) : null
}
