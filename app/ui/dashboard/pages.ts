/** The pages of the dashboard in the order of its navigation, and the operation that opens each. */
export const pages: readonly { to: string; label: string; needs: string }[] = [
  { to: '/dashboard', label: 'Overview', needs: 'get_sign_in_statistics' },
  { to: '/dashboard/applications', label: 'Applications', needs: 'get_client' },
  { to: '/dashboard/apis', label: 'APIs', needs: 'list_resource_servers' },
  { to: '/dashboard/connections', label: 'Database connections', needs: 'get_connection' },
  { to: '/dashboard/users', label: 'Users', needs: 'list_users' },
  { to: '/dashboard/domains', label: 'Domains', needs: 'list_custom_domains' },
  { to: '/dashboard/branding', label: 'Branding', needs: 'get_branding' },
  { to: '/dashboard/logs', label: 'Logs', needs: 'list_logs' },
  { to: '/dashboard/streams', label: 'Log streams', needs: 'list_log_streams' },
  { to: '/dashboard/admins', label: 'Admins', needs: 'list_administrators' },
  { to: '/dashboard/audit-trail', label: 'Audit trail', needs: 'list_administrative_acts' },
];
