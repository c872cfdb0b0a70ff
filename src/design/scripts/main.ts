/** Everything here only enriches a page that is whole without it. */
import { CopyText } from './copy.ts'
import { CharacterCount } from './count.ts'
import { CoveredPage } from './cover.ts'
import { FilteredList } from './filter.ts'
import { FocusFirst } from './focus.ts'
import { closeMenus } from './menu.ts'
import { PasskeyForm } from './passkey.ts'
import { PrintPage } from './print.ts'
import { watchSending } from './sending.ts'
import { TabList } from './tabs.ts'
import { wearWholeStyle } from './whole-style.ts'

customElements.define('kp-copy', CopyText)
customElements.define('kp-count', CharacterCount)
customElements.define('kp-cover', CoveredPage)
customElements.define('kp-filter', FilteredList)
customElements.define('kp-focus', FocusFirst)
customElements.define('kp-passkey', PasskeyForm)
customElements.define('kp-print', PrintPage)
customElements.define('kp-tabs', TabList)
closeMenus()
watchSending()
wearWholeStyle()
