/** What a site that uses the official SDK of another messenger ships: the SDK, and one option that points to ours. */
import * as sdk from '@intercom/messenger-js-sdk'

declare global {
  interface Window {
    sdk: typeof sdk
    heard: string[]
  }
}

window.sdk = sdk
window.heard = []
const { workspace, house } = document.body.dataset
if (workspace && house) {
  sdk.Intercom({ app_id: workspace, widgetUrl: `${house}/messenger.js`, region: 'eu' })
}
