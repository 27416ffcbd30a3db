# News and pictures.
news-title = News
news-about = News and pictures of { $event }.
news-feed = Atom feed
news-page = Page { $page } of { $pages }
news-none = No news yet
news-none-text = The organisers will publish news and pictures here.
news-none-action = To the event
news-none-studio = Short news, articles, photo albums: write them ahead, publish at once or at an hour.
news-kind-article = Article
news-kind-album = Photo album
news-changed-at = changed at { $when }
news-stand-draft = Draft
news-stand-scheduled = Scheduled
news-stand-public = Published
news-missing-vi = Vietnamese missing
news-missing-en = English missing
news-related = Related news
news-related-hint = Choose the news and events this post leads on to. With none chosen, the page leads on to the newest posts.
news-related-posts = Other news of this event
news-related-events = Other events
news-more = All news

news-write = Write an article
news-new-album = New photo album
news-write-title = Edit post
news-standing = Where it stands
news-see-post = See it in public
news-see-public = See the news page
news-field-title = Title
news-field-lead = Summary
news-field-lead-hint = One or two sentences with the main point; they open the post and stand in lists.
news-field-body = Text
news-field-body-hint = Markdown may be used: **bold**, lists with hyphens, [links](https://…). Pictures are added on the post's own page of photographs.
news-field-author = Written by
news-field-press = Put into the press kit
news-publish = Publish
news-publish-at = Publish at
news-publish-at-hint = Leave empty to publish at once. The hour is that of the event's time zone.
news-withdraw = Withdraw
news-unschedule = Cancel the schedule
news-delete = Delete post
news-delete-about = { $count ->
    [0] The post is put away and can be restored.
    [one] The post and its photograph are put away and can be restored.
   *[other] The post and its { $count } photographs are put away and can be restored.
 }
news-delete-sure = Delete this post? Readers will no longer see it; you can restore it at the end of the list.
news-gone = Deleted
news-gone-about = Readers do not see these posts. Words and photographs are kept.
news-restore = Restore
news-post-added = The post is there. Add photographs here, then go back to publish it.
news-post-saved = Post saved.
news-post-published = The post is published.
news-post-scheduled = The post will be published at its hour.
news-post-withdrawn = The post was withdrawn from the public page.
news-post-deleted = Post deleted. It can be restored at the end of this page.
news-post-restored = Post restored.
news-saved-at-once = Another post has just taken the same address. Please save again.
news-refused-deleted = The post is deleted. Restore it first.
news-refused-empty = The article has neither summary nor text, so it cannot be published.
news-refused-draft = The post is not published.
news-refused-kept = The post is not deleted.

news-photos-title = Photographs
news-photos-of-post = Pictures
news-photos-count = { $count ->
    [one] 1 photograph
   *[other] { $count } photographs
 }
news-photos-none = No photographs yet.
news-photos-add = Choose photographs
news-photos-add-hint = Choose many at once; JPEG, PNG or WebP, up to 10 MB each. They are scaled for phones and desks by themselves, and the places stored in them are removed.
news-photos-send = Upload
news-photos-choose = Choose at least one photograph.
news-photos-too-many = A post holds at most { $most } photographs. Please make another album.
news-photos-added = Photographs received. Please describe each for those who cannot see it.
news-photos-without-alt = { $count ->
    [one] 1 not described
   *[other] { $count } not described
 }
news-photos-without-alt-about = { $count ->
    [one] 1 photograph has no alternative text: who cannot see it does not know what it shows.
   *[other] { $count } photographs have no alternative text: who cannot see them does not know what they show.
 }
news-photos-gone = Removed photographs
news-upload-waiting = Waiting
news-upload-sending = Sending
news-upload-done = Received
news-upload-failed = Could not be sent; please try again
news-upload-see = See what was received
news-photo-title = Describe photograph
news-photo-number = Photograph { $number }
news-photo-describe = Describe this photograph
news-photo-no-alt = Not described
news-photo-lead = Lead picture
news-photo-press = For the press
news-photo-press-field = The press may use it: put it into the press kit
news-photo-make-lead = Make it the lead picture
news-photo-delete = Remove
news-photo-full = Full size
news-photo-save-next = Save, next without description
news-photo-saved = Description saved.
news-photo-deleted = Photograph removed. It can be restored at the end of the page.
news-photo-restored = Photograph restored.
news-photo-leads = Lead picture chosen.
news-photo-people = In the picture:
news-photo-credit = Photograph: { $who }
news-field-alt = Alternative text
news-field-alt-hint = What does it show? For those who cannot see the picture; do not repeat the caption.
news-field-caption = Caption
news-field-caption-hint = Shown under the picture.
news-field-credit = Taken by
news-field-people = People in the picture
news-field-people-hint = From left to right. Type a name and choose from the list; it will lead to that person's page.
news-field-person = Name
news-album-empty = This album has no photographs yet.

news-press-title = Press kit
news-press-about = Facts, pictures and releases of { $event } for the press.
news-press-lead = Official facts and pictures for newsrooms. Please name the photographer when you use a picture.
news-press-facts = Facts
news-press-name = Event
news-press-theme = Theme
news-press-when = When
news-press-where = Where
news-press-marks = Visual identity
news-press-cover = Cover picture
news-press-emblem = Bronze drum
news-press-posts = Releases and articles
news-press-photos = Pictures for the press
news-press-photos-about = Choose a picture to open it in its largest size.
news-press-no-photos = There are no pictures for the press yet.

news-log-added = Wrote a post
news-log-changed = Changed a post
news-log-published = Published a post
news-log-withdrawn = Withdrew a post
news-log-deleted = Deleted a post
news-log-restored = Restored a post
news-log-photos-added = Added photographs
news-log-photos-ordered = Reordered photographs
news-log-photo-deleted = Removed a photograph
news-log-photo-restored = Restored a photograph
news-log-photo-leads = Chose the lead picture
news-log-photo-described = Described a photograph
