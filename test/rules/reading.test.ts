import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** What may fail while it is waited for. */
const asking = ['useLive', 'useAnswer', 'useFormDraft', 'useImportFile']
/** Both have an answer when what they ask for cannot be read. */
const neverFails = ['usePracticeClock', 'useOwnRole']

/** By name: those that ask, and every hook that is made of one of them. */
function asksIn(texts: readonly string[]): ReadonlySet<string> {
  const names = new Set(asking)
  const hook = /^(?:export )?function (use[A-Z]\w*)[\s\S]*?^}/gm
  const hooks = texts.flatMap((text) => [...text.matchAll(hook)])
  for (const [body, name = ''] of hooks) {
    if (asking.some((one) => body.includes(`${one}(`)) && !neverFails.includes(name))
      names.add(name)
  }
  return names
}

const sources = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => [name, readFileSync(join(root, 'renderer', name), 'utf8')] as const)
const asks = asksIn(sources.map(([, text]) => text))

function tagOf(node: ts.Node): string | null {
  if (ts.isJsxSelfClosingElement(node)) return node.tagName.getText()
  return ts.isJsxOpeningElement(node) ? node.tagName.getText() : null
}

/** Every name within a part of the text, as far as it is used as a value. */
function namesIn(node: ts.Node | undefined, names = new Set<string>()): Set<string> {
  if (!node) return names
  if (ts.isIdentifier(node)) names.add(node.text)
  ts.forEachChild(node, (child) => void namesIn(child, names))
  return names
}

/** By name: what a component makes of which names, and which of these come from something asked. */
function sourcesOf(component: ts.Node) {
  const from = new Map<string, ReadonlySet<string>>()
  const asked = new Set<string>()
  const visit = (node: ts.Node) => {
    if (ts.isVariableDeclaration(node) && node.initializer) {
      const used = namesIn(node.initializer)
      for (const name of namesIn(node.name)) {
        from.set(name, used)
        if ([...used].some((one) => asks.has(one))) asked.add(name)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(component)
  const reach = (names: Iterable<string>, seen = new Set<string>()): Set<string> => {
    for (const name of names) {
      if (seen.has(name)) continue
      seen.add(name)
      reach(from.get(name) ?? [], seen)
    }
    return seen
  }
  return (names: Iterable<string>) => [...reach(names)].filter((name) => asked.has(name))
}

/** The conditions under which a node is shown, up to its component. */
function conditionsOf(node: ts.Node, component: ts.Node): ts.Node[] {
  const conditions: ts.Node[] = []
  for (let at = node; at !== component; at = at.parent) {
    const { parent } = at
    if (ts.isIfStatement(parent)) conditions.push(parent.expression)
    if (ts.isConditionalExpression(parent)) conditions.push(parent.condition)
    if (ts.isBinaryExpression(parent) && parent.right === at) conditions.push(parent.left)
  }
  return conditions
}

/** What a `Reading` is told to wait for. */
const listOf = (node: ts.Node) =>
  ts.isJsxSelfClosingElement(node)
    ? node.attributes.properties.find((one) => one.name?.getText() === 'of')
    : undefined

/** The names in every question whether something failed. */
function namesWithFailing(component: ts.Node): Set<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteral(node) && node.text === 'failed') namesIn(questionOf(node), names)
    ts.forEachChild(node, visit)
  }
  visit(component)
  return names
}

/** As far up as it is one question: not what is drawn, or done, when it is so. */
function questionOf(node: ts.Node): ts.Node {
  const { parent } = node
  const isPart =
    ts.isBinaryExpression(parent) ||
    ts.isArrowFunction(parent) ||
    ts.isCallExpression(parent) ||
    ts.isPropertyAccessExpression(parent) ||
    ts.isParenthesizedExpression(parent)
  const draws = ts.isBinaryExpression(parent) && /</.test(parent.right.getText())
  return isPart && !draws ? questionOf(parent) : node
}

interface Waiting {
  readonly component: ts.Node
  readonly node: ts.Node
}

/** What is waited for in a file without a word for its failing: `file: name`. */
function waitingForEver(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const waitings: Waiting[] = []
  const visit = (node: ts.Node, component: ts.Node) => {
    if (['LoadingState', 'Reading'].includes(tagOf(node) ?? '')) waitings.push({ component, node })
    ts.forEachChild(node, (child) => visit(child, component))
  }
  for (const statement of file.statements) visit(statement, statement)
  return waitings.flatMap(({ component, node }) => {
    const asked = sourcesOf(component)
    const awaited = conditionsOf(node, component).flatMap((one) => [...namesIn(one)])
    const here = waitings.filter((one) => one.component === component)
    const told = new Set(here.flatMap((one) => asked(namesIn(listOf(one.node)))))
    for (const one of asked(namesWithFailing(component))) told.add(one)
    return asked(awaited).flatMap((one) => (told.has(one) ? [] : `${name}: ${one}`))
  })
}

it('no screen waits for ever: whatever is asked for has a word for its failing', () => {
  const files = sources.filter(
    ([name, text]) => name.startsWith('features') && /<(LoadingState|Reading)\b/.test(text),
  )
  expect(files.length).toBeGreaterThan(40)
  expect(files.flatMap(([name, text]) => waitingForEver(name, text))).toEqual([])
})

it.each([
  ['an answer behind a guard', 'if (!a.value) return <LoadingState />', ['x: a']],
  [
    'one of two, by way of a third name',
    'const ok = a.status && b.status; return ok ? <p /> : <Reading of={[a]} what="x" />',
    ['x: b'],
  ],
  ['beside the rest', 'return <div>{b.value || <LoadingState />}</div>', ['x: b']],
  [
    'a word for its failing',
    "if (a.status === 'failed') return null; if (!a.value) return <LoadingState />",
    [],
  ],
  [
    'a word for the failing of another',
    "if (a.status === 'failed') return null; if (!a.value || !b.value) return <LoadingState />",
    ['x: b'],
  ],
  [
    'a word for the failing of all',
    "const all = [a, b]; if (all.some(({ status }) => status === 'failed')) return null; if (!b.value) return <LoadingState />",
    [],
  ],
  ['both awaited', 'if (!a.value || !b.value) return <Reading of={[a, b]} what="x" />', []],
  [
    'the clock alone',
    'const clock = usePracticeClock(); return clock ? <p /> : <LoadingState />',
    [],
  ],
])('the rule sees through: %s', (_, body, found) => {
  const text = `function X() { const a = useLive(q); const b = useLive(r); ${body} }`
  expect(waitingForEver('x', text)).toEqual(found)
})
