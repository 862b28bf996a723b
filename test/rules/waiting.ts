import ts from 'typescript'

/** What may fail while it is waited for. */
const asking = ['useLive', 'useAnswer', 'useFormDraft', 'useImportFile']
/** Both have an answer when what they ask for cannot be read. */
const neverFails = ['usePracticeClock', 'useOwnRole']

/** By name: the hooks that ask, and every hook that is made of one of them. */
export function hooksThatAsk(texts: readonly string[]): ReadonlySet<string> {
  const hook = /^(?:export )?function (use[A-Z]\w*)[\s\S]*?^}/gm
  const made = texts
    .flatMap((text) => [...text.matchAll(hook)])
    .filter(([body]) => asking.some((one) => body.includes(`${one}(`)))
    .map(([, name = '']) => name)
  return new Set([...asking, ...made.filter((name) => !neverFails.includes(name))])
}

/**
 * What a file's components wait for (by `LoadingState` or `Reading`) without a word for its failing, by
 * name. An answer is followed through the names made of it; a word is a `Reading` of it, or a question
 * whether it has `failed`.
 */
export function waitingForEver(text: string, hooks: ReadonlySet<string>): string[] {
  const file = ts.createSourceFile('', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  return file.statements.flatMap((component) => {
    const nodes = within(component)
    const asked = answersBehind(nodes, hooks)
    const waiting = nodes.filter(isWaiting)
    const told = new Set([
      ...asked(waiting.filter(ts.isJsxSelfClosingElement).flatMap(namesToRead)),
      ...asked(nodes.filter(isFailed).flatMap((node) => namesIn(questionOf(node)))),
    ])
    return waiting.flatMap((node) => {
      const awaited = conditionsOf(node, component).flatMap(namesIn)
      return asked(awaited).filter((name) => !told.has(name))
    })
  })
}

/** A part of the text and all parts of it. */
function within(node: ts.Node): ts.Node[] {
  const parts = [node]
  ts.forEachChild(node, (child) => void parts.push(...within(child)))
  return parts
}

const namesIn = (node: ts.Node): string[] =>
  within(node)
    .filter(ts.isIdentifier)
    .map(({ text }) => text)

const isWaiting = (node: ts.Node) =>
  (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) &&
  ['LoadingState', 'Reading'].includes(node.tagName.getText())

const isFailed = (node: ts.Node) => ts.isStringLiteral(node) && node.text === 'failed'

/** Of a `Reading`: all that it is told to wait for. */
const namesToRead = ({ attributes }: ts.JsxSelfClosingElement): string[] =>
  attributes.properties.filter((one) => one.name?.getText() === 'of').flatMap(namesIn)

/** Of some names, and of all that they are made of: those that come from something asked. */
function answersBehind(nodes: readonly ts.Node[], hooks: ReadonlySet<string>) {
  const madeOf = new Map<string, readonly string[]>()
  for (const { name, initializer } of nodes.filter(ts.isVariableDeclaration)) {
    const used = initializer ? namesIn(initializer) : []
    // Of two variables of one name, both count.
    for (const one of namesIn(name)) madeOf.set(one, [...(madeOf.get(one) ?? []), ...used])
  }
  return (names: readonly string[]): string[] => {
    // It grows while it is gone through.
    const behind = new Set(names)
    for (const name of behind) for (const one of madeOf.get(name) ?? []) behind.add(one)
    return [...behind].filter((name) => madeOf.get(name)?.some((one) => hooks.has(one)))
  }
}

/** The conditions under which a node is shown, up to its component. */
function conditionsOf(node: ts.Node, component: ts.Node): ts.Node[] {
  if (node === component) return []
  const { parent } = node
  const further = conditionsOf(parent, component)
  if (ts.isIfStatement(parent)) return [parent.expression, ...further]
  if (ts.isConditionalExpression(parent)) return [parent.condition, ...further]
  if (ts.isBinaryExpression(parent) && parent.right === node) return [parent.left, ...further]
  return further
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
