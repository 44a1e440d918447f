# What is said about the time while a test runs.

length-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
length-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
clock-credited = You were offline for { $away }. Your time was extended by as much.
clock-credited-part = You were offline for { $away }. Your time was extended by { $credited }, the most that this test allows.
clock-extended = You have been given { $time } more.
offline-strip-credit = { $minutes ->
    [one] <strong>You are offline. Keep going.</strong> Your answers stay on this device and are sent when you are back. Time you are cut off is added to the end, up to { $minutes } minute.
   *[other] <strong>You are offline. Keep going.</strong> Your answers stay on this device and are sent when you are back. Time you are cut off is added to the end, up to { $minutes } minutes.
}
elsewhere-strip = <strong>This test is open in another window or on another device.</strong> What you type here is still kept.
elsewhere-go-on = Go on here
