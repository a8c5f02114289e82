import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { Frame } from './screens/frame.tsx'
import { InboxScreen } from './screens/inbox.tsx'
import { SignInScreen } from './screens/sign-in.tsx'
import { narrowingFrom } from './state/narrowing.ts'
import { activityFilter, trailOf } from './state/activity-filter.ts'

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => <Navigate to="/inbox/$view" params={{ view: 'open' }} replace />,
})
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame })

const SearchScreen = lazyRouteComponent(() => import('./screens/search.tsx'), 'SearchScreen')

const toInbox = () => {
  throw redirect({ to: '/inbox/$view', params: { view: 'open' } })
}

/** What is not the inbox is fetched when it is first opened. */
const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInScreen }),
  createRoute({
    getParentRoute: () => root,
    path: '/join',
    component: lazyRouteComponent(() => import('./screens/join.tsx'), 'JoinScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/test-page',
    component: lazyRouteComponent(() => import('./screens/test-page.tsx'), 'TestPage'),
  }),
  createRoute({ getParentRoute: () => root, path: '/', beforeLoad: toInbox }),
  createRoute({ getParentRoute: () => root, path: '/inbox', beforeLoad: toInbox }),
  frame.addChildren([
    createRoute({
      getParentRoute: () => frame,
      path: '/inbox/$view',
      validateSearch: narrowingFrom,
      component: InboxScreen,
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/inbox/$view/$conversationId',
      validateSearch: narrowingFrom,
      component: InboxScreen,
    }),
    createRoute({ getParentRoute: () => frame, path: '/search', component: SearchScreen }),
    createRoute({ getParentRoute: () => frame, path: '/search/$conversationId', component: SearchScreen }),
    createRoute({
      getParentRoute: () => frame,
      path: '/review',
      component: lazyRouteComponent(() => import('./screens/review.tsx'), 'ReviewScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/first-steps',
      component: lazyRouteComponent(() => import('./screens/first-steps.tsx'), 'FirstStepsScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/overview',
      component: lazyRouteComponent(() => import('./screens/overview.tsx'), 'OverviewScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/activity',
      validateSearch: activityFilter,
      component: lazyRouteComponent(() => import('./screens/activity.tsx'), 'ActivityScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/evidence',
      component: lazyRouteComponent(() => import('./screens/evidence.tsx'), 'EvidenceScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/trail',
      validateSearch: trailOf,
      component: lazyRouteComponent(() => import('./screens/trail.tsx'), 'TrailScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/settings/policies',
      component: lazyRouteComponent(() => import('./screens/policies.tsx'), 'PoliciesScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/settings/replies',
      component: lazyRouteComponent(() => import('./screens/replies.tsx'), 'RepliesScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/settings/tags',
      component: lazyRouteComponent(() => import('./screens/tags.tsx'), 'TagsScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/settings/teammates',
      component: lazyRouteComponent(() => import('./screens/teammates.tsx'), 'TeammatesScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/settings/teams',
      component: lazyRouteComponent(() => import('./screens/teams.tsx'), 'TeamsScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/settings/roles',
      component: lazyRouteComponent(() => import('./screens/roles.tsx'), 'RolesScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/settings/messenger',
      component: lazyRouteComponent(() => import('./screens/messenger.tsx'), 'MessengerScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/settings/keys',
      component: lazyRouteComponent(() => import('./screens/keys.tsx'), 'KeysScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/settings/webhooks',
      component: lazyRouteComponent(() => import('./screens/webhooks.tsx'), 'WebhooksScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/settings/data',
      component: lazyRouteComponent(() => import('./screens/data.tsx'), 'DataScreen'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/settings/profile',
      component: lazyRouteComponent(() => import('./screens/profile.tsx'), 'ProfileScreen'),
    }),
  ]),
])

export const router = createRouter({ routeTree: tree, defaultPreload: 'intent' })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
