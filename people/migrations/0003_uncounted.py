from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_evening'),
    ]

    operations = [
        migrations.AddField(
            model_name='forgotten',
            name='uncounted',
            field=models.BooleanField(default=False),
        ),
    ]
