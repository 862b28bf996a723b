/**
 * Names that are ordinary words of the screens as well. Hidden where they stand alone ("Rose") or own
 * something ("Rose’s"); in a sentence "May" is a month and "Mark" something to do, and says of nobody
 * who they are.
 */
export const ordinaryWords: ReadonlySet<string> = new Set([
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'],
  ...['october', 'november', 'december', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  ...['saturday', 'sunday', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov'],
  ...['dec', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'an', 'as', 'at', 'do', 'in', 'my'],
  ...['no', 'so', 'to', 'on', 'or', 'it', 'if', 'is', 'be', 'by', 'go', 'up', 'us', 'we', 'all'],
  ...['and', 'any', 'are', 'ask', 'back', 'baby', 'best', 'call', 'care', 'case', 'client', 'day'],
  ...['done', 'drive', 'early', 'east', 'far', 'feed', 'fine', 'for', 'free', 'from', 'good'],
  ...['hand', 'head', 'here', 'home', 'hope', 'hours', 'joy', 'just', 'keep', 'kit', 'late'],
  ...['left', 'life', 'light', 'long', 'love', 'mark', 'miles', 'more', 'name', 'new', 'next'],
  ...['north', 'note', 'oil', 'page', 'paper', 'parent', 'pen', 'place', 'plan', 'price', 'rest'],
  ...['right', 'room', 'rose', 'safe', 'sage', 'say', 'see', 'show', 'sky', 'small', 'south'],
  ...['star', 'stone', 'summer', 'the', 'they', 'today', 'visit', 'west', 'will', 'with', 'work'],
  ...['young', 'you', 'your', 'contact', 'address', 'number', 'code', 'email', 'hidden', 'of'],
])
