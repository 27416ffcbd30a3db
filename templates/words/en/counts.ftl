# Numbers about booth applications.
counts-title = Booths in numbers
counts-lead = { $total ->
    [one] One application
   *[other] { $total } applications
}; { $alive } of them are waiting or coming. This page keeps itself up to date.
counts-none = No applications yet
counts-none-text = Once exhibitors apply, their numbers by state, kind, village, field and province are here.
counts-by-state = Applications by state
counts-by-kind = Booths by kind
counts-by-village = Exhibitors by village
counts-by-field = Exhibitors by field
counts-by-province = Exhibitors by province
counts-applications = Applications
counts-wished = Booths wished for
counts-promised = Booths promised
counts-no-village = No village chosen
counts-fees = Booth fees (dong)
counts-dong = Dong
