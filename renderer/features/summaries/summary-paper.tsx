import { Notice } from '#renderer/ui/show/notice'
import { PagePreview } from '#renderer/ui/show/page-preview'
import { Status } from '#renderer/ui/show/status'
import type { SummaryContent } from '#shared/domain/summary/summary-content'
import classes from './summaries.module.css'
import { contentKey, type Fitting } from './use-fitted-page'

/** The page as it leaves, and whether it is one. */
export function SummaryPaper({
  fitting,
  content,
}: {
  readonly fitting: Fitting
  readonly content: SummaryContent
}) {
  if (fitting === 'failed') {
    return (
      <section className={classes.paperSide} aria-label="The page as it leaves">
        <Notice meaning="attention" title="The page could not be drawn">
          Your words are saved. Change something to try again.
        </Notice>
      </section>
    )
  }
  const current = fitting?.key === contentKey(content) && fitting.state !== 'measuring'
  return (
    <section className={classes.paperSide} aria-label="The page as it leaves">
      <div className={classes.paperHead} aria-live="polite">
        <h2 className={classes.groupTitle}>The page as it leaves</h2>
        {current && fitting.state === 'fits' && !fitting.page.leftOut && (
          <Status meaning="done" plain>
            One page
          </Status>
        )}
        {current && fitting.state === 'fits' && fitting.page.leftOut && (
          <Status meaning="attention" plain>
            One page, some left out
          </Status>
        )}
        {!current && <span className={classes.faint}>Measuring…</span>}
      </div>
      {current && fitting.state === 'tooLong' && (
        <Notice meaning="attention" title="Longer than one page">
          Shorten what you ask or why you write.
        </Notice>
      )}
      {current && fitting.state === 'fits' && fitting.page.leftOut && (
        <p className={classes.leftOut}>
          Left out for length, and said so on the page: {fitting.page.leftOut}. Untick a part or a
          note to make room.
        </p>
      )}
      <PagePreview
        url={fitting?.url ?? null}
        paper={content.paper}
        mostScale={1.25}
        className={classes.frame}
      />
    </section>
  )
}
