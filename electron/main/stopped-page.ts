/**
 * Static on purpose: it is shown when the page could not stay up, so it must need nothing. It has no
 * style sheet because its policy allows none.
 */
export const stoppedPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Doorstep</title>
<body>
<main>
<h1>Doorstep stopped several times in a row</h1>
<p>What you saved is still on this laptop. Doorstep is locked.</p>
<p><a href="app://doorstep/">Open Doorstep again</a></p>
<p>If it stops again, restart the laptop. If that does not help, restore your latest backup.</p>
</main>
</body>
</html>
`
