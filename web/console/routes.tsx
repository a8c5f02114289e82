import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate, Outlet, redirect } from '@tanstack/react-router'
import { Frame } from './screens/frame.tsx'
import { InboxScreen } from './screens/inbox.tsx'
import { JoinScreen } from './screens/join.tsx'
import { SignInScreen } from './screens/sign-in.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: () => <Navigate to="/inbox/$view" params={{ view: 'open' }} replace /> })
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame })

const toInbox = () => {
  throw redirect({ to: '/inbox/$view', params: { view: 'open' } })
}

/** What is not the inbox is fetched when it is first opened. */
const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInScreen }),
  createRoute({ getParentRoute: () => root, path: '/join', component: JoinScreen }),
  createRoute({ getParentRoute: () => root, path: '/', beforeLoad: toInbox }),
  createRoute({ getParentRoute: () => root, path: '/inbox', beforeLoad: toInbox }),
  frame.addChildren([
    createRoute({ getParentRoute: () => frame, path: '/inbox/$view', component: InboxScreen }),
    createRoute({ getParentRoute: () => frame, path: '/inbox/$view/$conversationId', component: InboxScreen }),
  ]),
])

export const router = createRouter({ routeTree: tree, defaultPreload: 'intent' })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
